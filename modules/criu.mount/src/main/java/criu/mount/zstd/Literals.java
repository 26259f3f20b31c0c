package criu.mount.zstd;

import java.util.Arrays;
import java.util.Optional;

/** The literals of one block after the other; RFC 8878, 3.1.1.3.1. */
final class Literals {
  private static final int RLE = 1;
  private static final int COMPRESSED = 2;

  private final byte[] bytes = new byte[Window.BLOCK];
  private int length;
  private Optional<HuffmanTable> table = Optional.empty();

  /** Returns the literals of the block read last, with {@link #length} of them. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void read(Bytes in) throws ZstdException {
    int first = in.next();
    int type = first & 3;
    int format = (first >> 2) & 3;
    if (type < COMPRESSED) {
      length = plainSize(in, first, format);
      fill(in, type);
    } else {
      compressed(in, first, type, format);
    }
  }

  private static int plainSize(Bytes in, int first, int format) throws ZstdException {
    int size =
        switch (format) {
          case 1 -> (first >> 4) | (in.next() << 4);
          case 3 -> (first >> 4) | ((int) in.number(2) << 4);
          default -> first >> 3;
        };
    return checked(size);
  }

  private static int checked(int size) throws ZstdException {
    ZstdException.check(size <= Window.BLOCK, "a block has too many literals");
    return size;
  }

  private void fill(Bytes in, int type) throws ZstdException {
    if (type == RLE) {
      Arrays.fill(bytes, 0, length, (byte) in.next());
    } else {
      Bytes raw = in.part(length);
      System.arraycopy(raw.array, raw.at(), bytes, 0, length);
    }
  }

  private void compressed(Bytes in, int first, int type, int format) throws ZstdException {
    int bits = format < 2 ? 10 : 6 + 4 * format;
    long header = (first >> 4) | (in.number(bits / 4) << 4);
    length = checked((int) (header & ((1L << bits) - 1)));
    Bytes rest = in.part((int) ((header >> bits) & ((1L << bits) - 1)));
    if (type == COMPRESSED) {
      table = Optional.of(HuffmanTable.read(rest));
    }
    HuffmanTable codes =
        table.orElseThrow(() -> new ZstdException("there are no codes for literals"));
    if (format == 0) {
      codes.decode(rest, bytes, 0, length);
    } else {
      fourStreams(rest, codes);
    }
  }

  private void fourStreams(Bytes in, HuffmanTable codes) throws ZstdException {
    int[] sizes = {(int) in.number(2), (int) in.number(2), (int) in.number(2)};
    int each = (length + 3) / 4;
    ZstdException.check(3 * each <= length, "there are too few literals for four streams");
    for (int i = 0; i < sizes.length; i++) {
      codes.decode(in.part(sizes[i]), bytes, i * each, (i + 1) * each);
    }
    codes.decode(in, bytes, 3 * each, length);
  }
}
