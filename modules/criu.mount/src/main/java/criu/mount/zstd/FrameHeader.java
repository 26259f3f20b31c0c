package criu.mount.zstd;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * What stands before the blocks of a frame; RFC 8878, 3.1.1.1.
 *
 * @param window how far back a match may reach, in bytes
 * @param contentSize the size of the whole content, where it is told
 * @param checksum whether a checksum follows the blocks
 */
record FrameHeader(int window, OptionalLong contentSize, boolean checksum) {
  /** What the program zstd takes unless it is told otherwise. */
  static final int LARGEST_WINDOW = 128 << 20;

  private static final int SMALLEST_WINDOW = 1 << 10;
  private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};

  /** Reads what follows the magic number. */
  static FrameHeader read(InputStream in) throws IOException {
    int descriptor = (int) number(in, 1);
    ZstdException.check((descriptor & 0x08) == 0, "a reserved bit of the frame is set");
    boolean single = (descriptor & 0x20) != 0;
    long window = single ? 0 : window((int) number(in, 1));
    long dictionary = number(in, DICTIONARY_BYTES[descriptor & 3]);
    ZstdException.check(dictionary == 0, "it needs a dictionary");
    OptionalLong size = contentSize(in, descriptor >> 6, single);
    long needed = single ? Math.max(size.orElse(0), SMALLEST_WINDOW) : window;
    ZstdException.check(
        needed >= 0 && needed <= LARGEST_WINDOW,
        "it needs a window of " + Long.toUnsignedString(needed) + " bytes, too much");
    return new FrameHeader((int) needed, size, (descriptor & 0x04) != 0);
  }

  private static long window(int descriptor) {
    long base = 1L << (10 + (descriptor >> 3));
    return base + (base >> 3) * (descriptor & 7);
  }

  private static OptionalLong contentSize(InputStream in, int code, boolean single)
      throws IOException {
    return switch (code) {
      case 0 -> single ? OptionalLong.of(number(in, 1)) : OptionalLong.empty();
      case 1 -> OptionalLong.of(number(in, 2) + 256);
      case 2 -> OptionalLong.of(number(in, 4));
      default -> OptionalLong.of(number(in, 8));
    };
  }

  /** Reads a number of so many bytes, the lowest first. */
  static long number(InputStream in, int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the zstd stream is cut short");
      }
      value |= (long) next << (8 * i);
    }
    return value;
  }
}
