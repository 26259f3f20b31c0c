package criu.mount.procfs;

import criu.syscall.RawString;

/** The words of one line, taken from the front. Exactly one space lies between two words. */
final class LineWords {
  private static final long HIGHEST_NUMBER = 0xFFFF_FFFFL;

  private final String source;
  private final int number;
  private final String line;
  private int position;

  /**
   * Starts at the front of a line.
   *
   * @param source the name of what is read
   * @param number the number of the line, from 1
   * @param line the line without its end, one character for each byte
   */
  LineWords(String source, int number, String line) {
    this.source = source;
    this.number = number;
    this.line = line;
  }

  /** Takes one word, which may not be empty. */
  String next(String what) throws MountInfoException {
    if (position > line.length()) {
      throw malformed("it ends before " + what);
    }
    int space = line.indexOf(' ', position);
    String word = line.substring(position, space < 0 ? line.length() : space);
    if (word.isEmpty()) {
      throw malformed(what + " is empty");
    }
    position += word.length() + 1;
    return word;
  }

  /** Takes all that is left, with its spaces. */
  String rest(String what) throws MountInfoException {
    if (position > line.length()) {
      throw malformed("it ends before " + what);
    }
    String rest = line.substring(position);
    position = line.length() + 1;
    return rest;
  }

  /** Returns all that is left, and takes nothing. */
  String peekRest() {
    return line.substring(Math.min(position, line.length()));
  }

  /** Takes one word and undoes its escapes. */
  RawString nextDecoded(String what) throws MountInfoException {
    return decode(next(what), what);
  }

  /** Takes one word that is a number of 32 bits. */
  int nextNumber(String what) throws MountInfoException {
    return toNumber(next(what), what);
  }

  /** Undoes the escapes of a word. No path, name or type of the kernel has a NUL. */
  RawString decode(String word, String what) throws MountInfoException {
    RawString decoded = OctalEscapes.decode(word);
    if (decoded.latin1().indexOf('\0') >= 0) {
      throw malformed(what + " has a NUL byte");
    }
    return decoded;
  }

  /** Returns the value of decimal digits, as an unsigned number of 32 bits. */
  int toNumber(String digits, String what) throws MountInfoException {
    long value = digits.isEmpty() ? -1 : 0;
    for (int i = 0; i < digits.length() && value >= 0; i++) {
      int digit = digits.charAt(i) - '0';
      value = digit < 0 || digit > 9 ? -1 : value * 10 + digit;
      value = value > HIGHEST_NUMBER ? -1 : value;
    }
    if (value < 0) {
      throw malformed(what + " is not a number of 32 bits: " + new RawString(digits));
    }
    return (int) value;
  }

  /** Makes the exception for this line. */
  MountInfoException malformed(String fault) {
    return new MountInfoException(source, number, fault);
  }
}
