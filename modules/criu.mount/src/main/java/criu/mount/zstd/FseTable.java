package criu.mount.zstd;

/**
 * A decoding table of finite state entropy; RFC 8878, 4.1. Each state has a symbol, and tells how
 * the next state follows from so many bits.
 */
final class FseTable {
  private static final int LEAST_LOG = 5;

  private final int log;
  private final byte[] symbols;
  private final byte[] bits;
  private final short[] bases;

  private FseTable(int log) {
    this.log = log;
    symbols = new byte[1 << log];
    bits = new byte[1 << log];
    bases = new short[1 << log];
  }

  /** Makes a table of one symbol that takes no bits. */
  static FseTable of(int symbol) {
    FseTable table = new FseTable(0);
    table.symbols[0] = (byte) symbol;
    return table;
  }

  /** Makes a table of how often each symbol occurs in 2^log; -1 is less than once. */
  static FseTable of(int log, int... counts) throws ZstdException {
    FseTable table = new FseTable(log);
    int[] next = counts.clone();
    table.spread(counts, next);
    for (int state = 0; state < table.symbols.length; state++) {
      int turn = next[table.symbols[state]]++;
      int count = log - (31 - Integer.numberOfLeadingZeros(turn));
      table.bits[state] = (byte) count;
      table.bases[state] = (short) ((turn << count) - table.symbols.length);
    }
    return table;
  }

  private void spread(int[] counts, int[] next) throws ZstdException {
    int size = symbols.length;
    int high = size;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      if (counts[symbol] == -1) {
        symbols[--high] = (byte) symbol;
        next[symbol] = 1;
      }
    }
    int step = (size >> 1) + (size >> 3) + 3;
    int at = 0;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      for (int i = 0; i < counts[symbol]; i++) {
        symbols[at] = (byte) symbol;
        do {
          at = (at + step) & (size - 1);
        } while (at >= high);
      }
    }
    ZstdException.check(at == 0, "a table of states is not full");
  }

  /**
   * Reads the description of a table.
   *
   * @param in where it begins; afterwards behind it
   * @param mostLog the greatest logarithm of its size
   * @param symbols how many symbols there can be
   */
  static FseTable read(Bytes in, int mostLog, int symbols) throws ZstdException {
    ForwardBits bits = new ForwardBits(in);
    int log = bits.read(4) + LEAST_LOG;
    ZstdException.check(log <= mostLog, "a table of states is too large");
    int[] counts = new int[symbols];
    int remaining = 1 << log;
    int symbol = 0;
    while (remaining > 0) {
      ZstdException.check(symbol < symbols, "a table of states has too many symbols");
      int count = count(bits, remaining);
      counts[symbol++] = count;
      remaining -= Math.abs(count);
      if (count == 0) {
        symbol += zeros(bits);
      }
    }
    ZstdException.check(remaining == 0 && symbol <= symbols, "a table of states is broken");
    bits.end();
    return of(log, counts);
  }

  /** Reads a count; how many bits it has follows from the greatest that is left. */
  private static int count(ForwardBits in, int remaining) throws ZstdException {
    int most = remaining + 1;
    int bits = 32 - Integer.numberOfLeadingZeros(most);
    int value = in.peek(bits);
    int low = value & ((1 << (bits - 1)) - 1);
    int shorter = (1 << bits) - 1 - most;
    if (low < shorter) {
      in.skip(bits - 1);
      return low - 1;
    }
    in.skip(bits);
    return (value == low ? value : value - shorter) - 1;
  }

  private static int zeros(ForwardBits in) throws ZstdException {
    int zeros = 0;
    int repeat = 3;
    while (repeat == 3) {
      repeat = in.read(2);
      zeros += repeat;
    }
    return zeros;
  }

  /** Reads the first state. */
  int start(BackwardBits in) {
    return in.read(log);
  }

  int symbol(int state) {
    return symbols[state];
  }

  /** Reads the state that follows. */
  int next(int state, BackwardBits in) {
    return bases[state] + in.read(bits[state]);
  }
}
