package criu.mount.zstd;

import java.util.Arrays;

/** What was decompressed last: enough for matches to reach back, and what is not taken yet. */
final class Window {
  /** The most bytes in a block, which are the most that are added at once. */
  static final int BLOCK = 128 << 10;

  private static final int FIRST = 4 * BLOCK;
  private static final int MOST_SPARE = 8 << 20;

  private final int size;
  private final Xxh64 checksum = new Xxh64();
  private byte[] bytes = new byte[FIRST];
  private int start;
  private int end;
  private int limit;
  private long total;

  /** Makes it for matches that reach back by at most {@code size} bytes. */
  Window(int size) {
    this.size = size;
  }

  /** Makes room for a block; all before it was taken. */
  void beginBlock() {
    if (end + BLOCK > bytes.length) {
      int most = size + Math.max(2 * BLOCK, Math.min(size, MOST_SPARE));
      if (bytes.length < most) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * bytes.length));
      } else {
        System.arraycopy(bytes, end - size, bytes, 0, size);
        end = size;
      }
    }
    start = end;
    limit = end + BLOCK;
  }

  void endBlock() {
    checksum.update(bytes, start, end - start);
    total += end - start;
  }

  void append(byte[] from, int offset, int length) throws ZstdException {
    room(length);
    System.arraycopy(from, offset, bytes, end, length);
    end += length;
  }

  void fill(int value, int length) throws ZstdException {
    room(length);
    Arrays.fill(bytes, end, end + length, (byte) value);
    end += length;
  }

  /** Repeats what stands {@code distance} bytes before, which may run into what it makes. */
  void repeat(int distance, int length) throws ZstdException {
    room(length);
    ZstdException.check(distance <= Math.min(end, size), "a match reaches back too far");
    int from = end - distance;
    if (distance >= length) {
      System.arraycopy(bytes, from, bytes, end, length);
    } else {
      for (int i = 0; i < length; i++) {
        bytes[end + i] = bytes[from + i];
      }
    }
    end += length;
  }

  private void room(int length) throws ZstdException {
    ZstdException.check(length <= limit - end, "a block is too large");
  }

  /** Takes bytes of the last block. */
  int take(byte[] buffer, int offset, int length) {
    int count = Math.min(length, end - start);
    System.arraycopy(bytes, start, buffer, offset, count);
    start += count;
    return count;
  }

  boolean isTaken() {
    return start == end;
  }

  /** Returns how many bytes there were in all. */
  long total() {
    return total;
  }

  /** Returns the checksum of all bytes, as a frame has it. */
  int checksum() {
    return (int) checksum.value();
  }
}
