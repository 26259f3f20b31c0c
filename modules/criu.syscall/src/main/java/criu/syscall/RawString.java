package criu.syscall;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A string of bytes as the kernel gives and takes it: a path, a name, a mount source, options. No
 * encoding is assumed, so a name that is not UTF-8 survives. Immutable, and equal by its bytes.
 *
 * @param latin1 one character for each byte, {@code U+0000} to {@code U+00FF}
 */
public record RawString(String latin1) implements Comparable<RawString> {

  /** The string of no bytes. */
  public static final RawString EMPTY = new RawString("");

  /** Checks that every character stands for one byte. */
  public RawString {
    for (int i = 0; i < latin1.length(); i++) {
      if (latin1.charAt(i) > 0xFF) {
        throw new IllegalArgumentException("not a byte: character " + i + " of a raw string");
      }
    }
  }

  /** Returns the UTF-8 bytes of a text. */
  public static RawString of(String text) {
    return ofBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a copy of the bytes. */
  public static RawString ofBytes(byte[] bytes) {
    return ofBytes(bytes, 0, bytes.length);
  }

  /** Returns a copy of the bytes from {@code from} (inclusive) to {@code to} (exclusive). */
  public static RawString ofBytes(byte[] bytes, int from, int to) {
    return new RawString(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
  }

  /** Returns a new array with the bytes, without a terminating NUL. */
  public byte[] toBytes() {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns the number of bytes. */
  public int length() {
    return latin1.length();
  }

  /** Tells whether there are no bytes. */
  public boolean isEmpty() {
    return latin1.isEmpty();
  }

  /** Tells whether these bytes begin with those of {@code prefix}. */
  public boolean startsWith(RawString prefix) {
    return latin1.startsWith(prefix.latin1);
  }

  /** Tells whether these bytes begin with the ASCII text {@code prefix}. */
  public boolean startsWith(String prefix) {
    return latin1.startsWith(prefix);
  }

  /** Tells whether these bytes end with the ASCII text {@code suffix}. */
  public boolean endsWith(String suffix) {
    return latin1.endsWith(suffix);
  }

  /** Tells whether these bytes are the ASCII text {@code ascii}. */
  public boolean is(String ascii) {
    return latin1.equals(ascii);
  }

  /** Returns the bytes from {@code from} to the end. */
  public RawString substring(int from) {
    return new RawString(latin1.substring(from));
  }

  /** Returns the bytes from {@code from} (inclusive) to {@code to} (exclusive). */
  public RawString substring(int from, int to) {
    return new RawString(latin1.substring(from, to));
  }

  /** Returns these bytes followed by those of {@code tail}. */
  public RawString plus(RawString tail) {
    return new RawString(latin1 + tail.latin1);
  }

  /** Returns these bytes followed by the UTF-8 bytes of {@code tail}. */
  public RawString plus(String tail) {
    return plus(of(tail));
  }

  // Written out, as in other records that are keys of large maps: what the compiler derives is
  // slow.
  @Override
  public boolean equals(Object other) {
    return other instanceof RawString(String bytes) && latin1.equals(bytes);
  }

  @Override
  public int hashCode() {
    return latin1.hashCode();
  }

  /** Orders by unsigned byte values. */
  @Override
  public int compareTo(RawString other) {
    return latin1.compareTo(other.latin1);
  }

  /**
   * Returns the bytes for a person to read: UTF-8 is shown as text, and every backslash, every
   * character that a terminal would act upon instead of showing it, and every byte that is not
   * UTF-8 as backslashes with three octal digits, as mountinfo does.
   */
  @Override
  public String toString() {
    if (isPlainAscii()) {
      return latin1; // as nearly all are
    }
    Optional<String> text = decoded();
    StringBuilder shown = new StringBuilder(latin1.length());
    text.orElse(latin1)
        .codePoints()
        .forEach(c -> {
          if (isPlain(c) && (c < 0x80 || text.isPresent())) {
            shown.appendCodePoint(c);
          } else {
            escape(shown, text.isPresent() ? of(Character.toString(c)) : byteOf(c));
          }
        });
    return shown.toString();
  }

  private boolean isPlainAscii() {
    for (int i = 0; i < latin1.length(); i++) {
      char c = latin1.charAt(i);
      if (c < ' ' || c > '~' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static RawString byteOf(int c) {
    return new RawString(Character.toString(c));
  }

  private static void escape(StringBuilder shown, RawString bytes) {
    for (char c : bytes.latin1.toCharArray()) {
      shown.append('\\').append((char) ('0' + (c >> 6)));
      shown.append((char) ('0' + ((c >> 3) & 7))).append((char) ('0' + (c & 7)));
    }
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> c != '\\';
    };
  }

  private Optional<String> decoded() {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(toBytes())).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty(); // not UTF-8: every byte is shown for itself
    }
  }
}
