package criu.mount.archive;

import java.math.BigInteger;
import java.util.Arrays;

/** The two ways a number stands in a tar header: octal digits, or GNU's binary form. */
final class TarNumber {
  private static final int BINARY = 0x80;
  private static final int NEGATIVE = 0x40;

  private TarNumber() {}

  /** Reads the number of a field; blank is 0. */
  static long parse(byte[] block, int offset, int length) throws ArchiveException {
    return (block[offset] & BINARY) != 0
        ? binary(block, offset, length)
        : octal(block, offset, offset + length);
  }

  /** Tells whether a value can stand as octal digits with a terminator. */
  static boolean fits(long value, int length) {
    return value >= 0 && value < 1L << (3 * (length - 1));
  }

  /** Writes octal digits and a NUL. */
  static void put(byte[] block, int offset, int length, long value) {
    long rest = value;
    for (int i = offset + length - 2; i >= offset; i--) {
      block[i] = (byte) ('0' + (rest & 7));
      rest >>>= 3;
    }
    block[offset + length - 1] = 0;
  }

  private static long binary(byte[] block, int offset, int length) throws ArchiveException {
    byte[] digits = Arrays.copyOfRange(block, offset, offset + length);
    if ((digits[0] & NEGATIVE) == 0) {
      digits[0] &= 0x7F;
    }
    BigInteger value = new BigInteger(digits);
    if (value.bitLength() >= Long.SIZE) {
      throw new ArchiveException("a number in the header is beyond 64 bits");
    }
    return value.longValue();
  }

  private static long octal(byte[] block, int start, int end) throws ArchiveException {
    int at = start;
    while (at < end && isBlank(block[at])) {
      at++;
    }
    long value = 0;
    while (at < end && !isBlank(block[at])) {
      int digit = block[at] - '0';
      if (digit < 0 || digit > 7) {
        throw new ArchiveException("a number in the header has the byte " + (block[at] & 0xFF));
      }
      value = value << 3 | digit;
      at++;
    }
    return value;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == 0;
  }
}
