package criu.mount.crit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What there is to know of the messages in image files. */
final class Schema {
  private static final String TABLE = "schema.txt";

  private final Map<String, MessageType> messages;
  private final Collection<ImageKind> images;

  private Schema(SchemaTable table) {
    this.messages = table.messages();
    this.images = table.images();
  }

  /** Reads the table that comes with this package. */
  static Schema load() throws IOException {
    try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(TABLE))) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return new Schema(SchemaTable.parse(text));
    }
  }

  /** Returns the kind of image with a magic number. */
  Optional<ImageKind> image(int word) {
    return images.stream().filter(image -> image.word() == word).findFirst();
  }

  /** Returns the kind of image with a name. */
  Optional<ImageKind> image(String name) {
    return images.stream().filter(image -> image.name().equals(name)).findFirst();
  }

  /** Returns the message that a field holds. */
  MessageType messageOf(FieldType field) {
    return Objects.requireNonNull(messages.get(field.typeName()));
  }
}
