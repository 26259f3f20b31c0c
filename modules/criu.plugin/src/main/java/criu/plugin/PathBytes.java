package criu.plugin;

import java.nio.charset.StandardCharsets;

/**
 * A path, name or option text as the kernel has it: bytes without an encoding. Equal by its bytes.
 * Does not change, and may be used by any thread. No argument and no result is null.
 *
 * @param latin1 one character for each byte, {@code U+0000} to {@code U+00FF}
 */
public record PathBytes(String latin1) {
  /**
   * Refuses characters that are not bytes.
   *
   * @throws IllegalArgumentException when there is one above U+00FF
   */
  public PathBytes {
    if (latin1.chars().anyMatch(c -> c > 0xFF)) {
      throw new IllegalArgumentException("a character above U+00FF is not a byte: " + latin1);
    }
  }

  /** Returns the UTF-8 bytes of a text. */
  public static PathBytes of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a copy of the bytes. */
  public static PathBytes of(byte[] bytes) {
    return new PathBytes(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** Returns a new array with the bytes. */
  public byte[] bytes() {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Tells whether this is {@code directory} or lies below it; both begin with a slash. */
  public boolean isIn(PathBytes directory) {
    return latin1.startsWith(directory.latin1)
        && (latin1.length() == directory.latin1.length()
            || directory.latin1.endsWith("/")
            || latin1.charAt(directory.latin1.length()) == '/');
  }

  /**
   * Returns the path with a further part, joined by exactly one slash. A part that is empty or a
   * single slash adds nothing.
   */
  public PathBytes resolve(PathBytes part) {
    String head = latin1.endsWith("/") ? latin1.substring(0, latin1.length() - 1) : latin1;
    String tail = part.latin1.startsWith("/") ? part.latin1.substring(1) : part.latin1;
    return tail.isEmpty() ? this : new PathBytes(head + "/" + tail);
  }

  /** Returns the bytes read as UTF-8, with U+FFFD for what is not UTF-8. */
  @Override
  public String toString() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
