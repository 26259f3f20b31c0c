package criu.mount.zstd;

import java.util.Arrays;

/** The codes of literals, by their next bits; RFC 8878, 4.2. */
final class HuffmanTable {
  private static final int MOST_BITS = 11;
  private static final int MOST_WEIGHTS = 255;
  private static final int WEIGHTS_LOG = 6;
  private static final int DIRECT = 128;

  private final int bits;
  private final byte[] symbols;
  private final byte[] lengths;

  private HuffmanTable(int bits) {
    this.bits = bits;
    symbols = new byte[1 << bits];
    lengths = new byte[1 << bits];
  }

  /** Reads the description of a table. */
  static HuffmanTable read(Bytes in) throws ZstdException {
    int header = in.next();
    return header < DIRECT ? of(compressed(in.part(header))) : of(direct(in, header - DIRECT + 1));
  }

  private static int[] direct(Bytes in, int count) throws ZstdException {
    int[] weights = new int[count];
    Bytes packed = in.part((count + 1) / 2);
    for (int i = 0; i < count; i += 2) {
      int both = packed.next();
      weights[i] = both >> 4;
      if (i + 1 < count) {
        weights[i + 1] = both & 0xF;
      }
    }
    return weights;
  }

  /** Two states take turns, until the bits do not suffice for the one whose turn it is. */
  private static int[] compressed(Bytes in) throws ZstdException {
    FseTable table = FseTable.read(in, WEIGHTS_LOG, MOST_BITS + 2);
    BackwardBits bits = new BackwardBits(in.array, in.at(), in.end);
    int[] weights = new int[MOST_WEIGHTS + 1];
    int mine = table.start(bits);
    int other = table.start(bits);
    ZstdException.check(bits.left() >= 0, "the weights are cut short");
    int count = 0;
    while (bits.left() >= 0) {
      ZstdException.check(count < MOST_WEIGHTS - 1, "there are too many weights");
      weights[count++] = table.symbol(mine);
      int next = table.next(mine, bits);
      mine = other;
      other = next;
    }
    weights[count++] = table.symbol(mine);
    return Arrays.copyOf(weights, count);
  }

  /** Makes a table; the weight of the last symbol is what is missing to a power of two. */
  private static HuffmanTable of(int[] given) throws ZstdException {
    int sum = 0;
    for (int weight : given) {
      ZstdException.check(weight <= MOST_BITS, "a weight is too great");
      sum += weight == 0 ? 0 : 1 << (weight - 1);
    }
    ZstdException.check(sum > 0, "there are no weights");
    int bits = 32 - Integer.numberOfLeadingZeros(sum);
    int missing = (1 << bits) - sum;
    ZstdException.check(
        bits <= MOST_BITS && Integer.bitCount(missing) == 1, "the weights do not add up");
    int[] weights = Arrays.copyOf(given, given.length + 1);
    weights[given.length] = 32 - Integer.numberOfLeadingZeros(missing);
    return new HuffmanTable(bits).fill(weights);
  }

  private HuffmanTable fill(int[] weights) {
    int at = 0;
    for (int weight = 1; weight <= bits; weight++) {
      for (int symbol = 0; symbol < weights.length; symbol++) {
        if (weights[symbol] == weight) {
          int to = at + (1 << (weight - 1));
          Arrays.fill(symbols, at, to, (byte) symbol);
          Arrays.fill(lengths, at, to, (byte) (bits + 1 - weight));
          at = to;
        }
      }
    }
    return this;
  }

  /** Decodes a stream that has exactly so many literals. */
  void decode(Bytes in, byte[] out, int from, int to) throws ZstdException {
    BackwardBits stream = new BackwardBits(in.array, in.at(), in.end);
    for (int i = from; i < to; i++) {
      int code = stream.peek(bits);
      out[i] = symbols[code];
      stream.skip(lengths[code]);
    }
    stream.requireEnd();
  }
}
