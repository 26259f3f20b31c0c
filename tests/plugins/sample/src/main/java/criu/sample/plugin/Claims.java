package criu.sample.plugin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import criu.plugin.PathBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plugin's own file beside the images: one line for each mount that it claimed, with the mount
 * id and the path after the prefix. All bytes of the path but printable ASCII are written as {@code
 * %XX}, and so is the per cent sign:
 *
 * <pre>
 * 1 41 /volumes/with%20space
 * </pre>
 *
 * <p>The first number is the format, which is 1.
 */
final class Claims {
  /** The name of the file, which begins with the name of the plugin. */
  static final String FILE = "sample-mounts.txt";

  private static final String FORMAT = "1";

  private final Map<Integer, PathBytes> paths = new LinkedHashMap<>();

  /** Reads the file of an images directory; no file means no claims. */
  static Claims read(Path images) throws IOException {
    Claims claims = new Claims();
    Path file = images.resolve(FILE);
    if (Files.exists(file)) {
      int number = 0;
      for (String line : Files.readAllLines(file, US_ASCII)) {
        number++;
        claims.addLine(line, file + ":" + number);
      }
    }
    return claims;
  }

  /** Writes the file, or removes that of an earlier dump when there are no claims. */
  void write(Path images) throws IOException {
    Path file = images.resolve(FILE);
    if (paths.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    StringBuilder text = new StringBuilder();
    paths.forEach((id, path) -> text.append("%s %d %s\n".formatted(FORMAT, id, encode(path))));
    Files.writeString(file, text, US_ASCII);
  }

  void add(int mountId, PathBytes path) {
    paths.put(mountId, path);
  }

  /** Returns the path after the prefix, when the mount was claimed. */
  Optional<PathBytes> path(int mountId) {
    return Optional.ofNullable(paths.get(mountId));
  }

  private void addLine(String line, String place) throws IOException {
    String[] fields = line.split(" ", -1);
    try {
      if (fields.length != 3 || !fields[0].equals(FORMAT)) {
        throw new IllegalArgumentException("it is not \"1 ID PATH\"");
      }
      add(Integer.parseInt(fields[1]), inside(decode(fields[2])));
    } catch (IllegalArgumentException e) {
      throw new IOException("cannot read the claims: " + place + ": " + e.getMessage(), e);
    }
  }

  // an image may come from anyone, and must not name a place outside of the user's mapping
  private static PathBytes inside(PathBytes path) {
    String text = path.latin1();
    boolean below = text.isEmpty() || text.startsWith("/");
    if (!below || text.indexOf('\0') >= 0 || List.of(text.split("/", -1)).contains("..")) {
      throw new IllegalArgumentException("the path \"" + path + "\" leaves its prefix");
    }
    return path;
  }

  private static String encode(PathBytes path) {
    StringBuilder text = new StringBuilder();
    for (byte each : path.bytes()) {
      boolean plain = each > ' ' && each < 0x7F && each != '%';
      text.append(plain ? String.valueOf((char) each) : "%%%02X".formatted(each));
    }
    return text.toString();
  }

  private static PathBytes decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        bytes.write(escaped(text, i + 1));
        i += 2;
      } else {
        bytes.write(text.charAt(i));
      }
    }
    return PathBytes.of(bytes.toByteArray());
  }

  private static int escaped(String text, int start) {
    if (text.length() < start + 2) {
      throw new IllegalArgumentException("two digits are missing after the last %");
    }
    return HexFormat.fromHexDigits(text, start, start + 2);
  }
}
