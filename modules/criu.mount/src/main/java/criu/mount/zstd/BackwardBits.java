package criu.mount.zstd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A stream of bits that is read from its end; RFC 8878, 4.1.3. The highest set bit of the last byte
 * marks where it begins. Bits before the first byte are zeros, and {@link #left} is negative then.
 */
final class BackwardBits {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int from;
  private int left;

  /** Begins to read the bytes from {@code from} to {@code to}. */
  BackwardBits(byte[] bytes, int from, int to) throws ZstdException {
    ZstdException.check(to > from && to <= bytes.length, "a stream of bits is empty");
    int last = bytes[to - 1] & 0xFF;
    ZstdException.check(last != 0, "a stream of bits has no end mark");
    this.bytes = bytes;
    this.from = from;
    this.left = (to - from) * 8 - (Integer.numberOfLeadingZeros(last) - 23);
  }

  /** Returns how many bits are left; negative by how many were read that are not there. */
  int left() {
    return left;
  }

  /** Reads up to 31 bits as a number. */
  int read(int count) {
    int value = peek(count);
    left -= count;
    return value;
  }

  void skip(int count) {
    left -= count;
  }

  /** Returns the next bits, up to 31, without going on. */
  int peek(int count) {
    int low = left - count;
    int first = low >> 3;
    boolean inside = first >= 0 && from + first + Long.BYTES <= bytes.length;
    long word = inside ? (long) LONG.get(bytes, from + first) : wordAt(first);
    return (int) ((word >>> (low & 7)) & ((1L << count) - 1));
  }

  private long wordAt(int index) {
    long word = 0;
    for (int i = 4; i >= 0; i--) {
      word = (word << 8) | byteAt(index + i);
    }
    return word;
  }

  private int byteAt(int index) {
    int at = from + index;
    return index < 0 || at >= bytes.length ? 0 : bytes[at] & 0xFF;
  }

  void requireEnd() throws ZstdException {
    ZstdException.check(left == 0, "a stream of bits does not end with its content");
  }
}
