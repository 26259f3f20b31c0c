package criu.mount.image;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An image file, or a set of them, that cannot be what CRIU or this program wrote. The message
 * names the file and, where they are known, the record and the field.
 */
public final class ImageException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int record;
  private final String field;

  ImageException(ImagePlace place, String field, String why) {
    super(message(place, field, why));
    this.file = place.file().toString();
    this.record = place.record();
    this.field = field;
  }

  ImageException(ImagePlace place, String field, String why, Throwable cause) {
    this(place, field, why);
    initCause(cause);
  }

  private static String message(ImagePlace place, String field, String why) {
    String record = place.record() == 0 ? "" : "record " + place.record() + ": ";
    return place.file() + ": " + record + (field.isEmpty() ? "" : field + ": ") + why;
  }

  /** Returns the path of the file, or of the directory when the set as a whole is meant. */
  public String file() {
    return file;
  }

  /** Returns the number of the record in the file, the first being 1; empty for the whole file. */
  public OptionalInt record() {
    return record == 0 ? OptionalInt.empty() : OptionalInt.of(record);
  }

  /** Returns the name of the field in its message; empty when no single field is meant. */
  public Optional<String> field() {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }
}
