package criu.plugins.criuso;

import criu.plugin.PathBytes;
import java.net.URI;
import java.nio.file.Path;

/** Paths of any bytes as Java has them; a text would be decoded first, and lose some. */
final class BytePath {
  private BytePath() {}

  static Path of(PathBytes path) {
    StringBuilder uri = new StringBuilder("file://");
    for (byte each : path.bytes()) {
      if (each == '/') {
        uri.append('/');
      } else {
        uri.append('%').append(Character.forDigit(each >> 4 & 0xF, 16));
        uri.append(Character.forDigit(each & 0xF, 16));
      }
    }
    return Path.of(URI.create(uri.toString()));
  }
}
