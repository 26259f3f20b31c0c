package criu.mount.archive;

import criu.syscall.FileTime;
import criu.syscall.RawString;

/** Numbers, times and attribute names as pax records have them. */
final class PaxText {
  private static final int NANO_DIGITS = 9;
  private static final int NANOS = 1_000_000_000;

  private PaxText() {}

  static RawString number(long value) {
    return new RawString(Long.toString(value));
  }

  /** Reads decimal digits; a sign, or more than 63 bits, is an error. */
  static long number(String keyword, RawString text) throws ArchiveException {
    return digits(keyword, text.latin1());
  }

  /** Returns seconds and, where there are some, nanoseconds after a point. */
  static RawString time(FileTime time) {
    boolean before = time.seconds() < 0;
    boolean borrow = before && time.nanoseconds() > 0;
    long seconds = Math.abs(borrow ? time.seconds() + 1 : time.seconds());
    int nanos = borrow ? NANOS - time.nanoseconds() : time.nanoseconds();
    StringBuilder text = new StringBuilder(before ? "-" : "").append(seconds);
    if (nanos > 0) {
      String fraction = Integer.toString(nanos);
      text.append('.').repeat('0', NANO_DIGITS - fraction.length()).append(fraction);
    }
    return new RawString(text.toString());
  }

  /** Reads a time; what is finer than a nanosecond is cut off. */
  static FileTime time(String keyword, RawString text) throws ArchiveException {
    String value = text.latin1();
    boolean before = value.startsWith("-");
    String magnitude = before ? value.substring(1) : value;
    int point = magnitude.indexOf('.');
    long seconds = digits(keyword, point < 0 ? magnitude : magnitude.substring(0, point));
    int nanos = point < 0 ? 0 : fraction(keyword, magnitude.substring(point + 1));
    if (!before) {
      return new FileTime(seconds, nanos);
    }
    return nanos == 0 ? new FileTime(-seconds, 0) : new FileTime(-seconds - 1, NANOS - nanos);
  }

  /** Writes the name of an attribute so that it has no equals sign, as GNU tar does. */
  static RawString attributeKeyword(String prefix, RawString name) {
    String escaped = name.latin1().replace("%", "%25").replace("=", "%3D");
    return new RawString(prefix + escaped);
  }

  static RawString attributeName(String prefix, RawString keyword) {
    String escaped = keyword.latin1().substring(prefix.length());
    return new RawString(escaped.replace("%3D", "=").replace("%25", "%"));
  }

  private static int fraction(String keyword, String text) throws ArchiveException {
    String nine = (text + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS);
    return Math.toIntExact(digits(keyword, nine));
  }

  private static long digits(String keyword, String text) throws ArchiveException {
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        throw new ArchiveException(keyword + " is not a number: " + new RawString(text));
      }
      value = value * 10 + digit;
    }
    if (text.isEmpty()) {
      throw new ArchiveException(keyword + " is empty");
    }
    return value;
  }
}
