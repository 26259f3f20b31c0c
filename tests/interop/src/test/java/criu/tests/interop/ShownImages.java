package criu.tests.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import criu.mount.crit.ImageText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Images that a scenario left, with what {@code crit} shows of each in a directory {@code crit}
 * beside it: we show the same, key for key, and make the same bytes of it again.
 */
final class ShownImages {
  private final ImageText text;

  private ShownImages(ImageText text) {
    this.text = text;
  }

  /** Compares all images below a directory, and returns how many there are. */
  static int compare(Path directory) throws IOException {
    ShownImages images = new ShownImages(ImageText.load());
    List<Path> shown = below(directory);
    for (Path json : shown) {
      images.compareOne(json);
    }
    return shown.size();
  }

  private static List<Path> below(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".img.json")).sorted().toList();
    }
  }

  private void compareOne(Path json) throws IOException {
    String name = String.valueOf(json.getFileName()).replace(".json", "");
    Path image = json.resolveSibling("..").resolve(name);
    byte[] bytes = Files.readAllBytes(image);
    for (boolean pretty : List.of(false, true)) {
      Path theirs = pretty ? json.resolveSibling(name + ".pretty.json") : json;
      String ours = decoded(bytes, pretty);
      assertEquals(
          tokens(Files.readString(theirs)), tokens(ours), () -> "what is shown of " + image);
      assertArrayEquals(bytes, encoded(ours), () -> "made from what we show of " + image);
    }
    assertArrayEquals(
        bytes, encoded(Files.readString(json)), () -> "made from what crit shows of " + image);
  }

  private String decoded(byte[] image, boolean pretty) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text.decode(new ByteArrayInputStream(image), out, pretty);
    return out.toString(StandardCharsets.UTF_8);
  }

  private byte[] encoded(String json) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text.encode(new StringReader(json), out);
    return out.toByteArray();
  }

  /** Returns what stands in a JSON text, without its spaces and escapes. */
  private static List<String> tokens(String json) throws IOException {
    List<String> tokens = new ArrayList<>();
    try (JsonParser parser = JsonFactory.builder().build().createParser(json)) {
      for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
        tokens.add(next + " " + parser.getText());
      }
    }
    return tokens;
  }
}
