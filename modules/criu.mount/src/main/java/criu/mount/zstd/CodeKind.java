package criu.mount.zstd;

/** The three kinds of code in a sequence, with their usual tables; RFC 8878, 3.1.1.3.2. */
final class CodeKind {
  static final CodeKind LITERALS = new CodeKind(9, 0, literalBits(), 6, literalCounts());
  static final CodeKind OFFSET = new CodeKind(8, 1, offsetBits(), 5, offsetCounts());
  static final CodeKind MATCH = new CodeKind(9, 3, matchBits(), 6, matchCounts());

  private final int mostLog;
  private final int[] bits;
  private final int[] bases;
  private final int usualLog;
  private final int[] usualCounts;

  private CodeKind(int mostLog, int base, int[] bits, int usualLog, int[] usualCounts) {
    this.mostLog = mostLog;
    this.bits = bits;
    this.usualLog = usualLog;
    this.usualCounts = usualCounts;
    bases = new int[bits.length];
    int next = base;
    for (int code = 0; code < bits.length; code++) {
      bases[code] = next;
      next += 1 << bits[code];
    }
  }

  FseTable usual() throws ZstdException {
    return FseTable.of(usualLog, usualCounts);
  }

  FseTable described(Bytes in) throws ZstdException {
    return FseTable.read(in, mostLog, bits.length);
  }

  FseTable single(int code) throws ZstdException {
    ZstdException.check(code < bits.length, "there is no code " + code);
    return FseTable.of(code);
  }

  /** Reads the value of a code. */
  int value(int code, BackwardBits in) {
    return bases[code] + in.read(bits[code]);
  }

  private static int[] literalBits() {
    return new int[] {
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11,
      12, 13, 14, 15, 16
    };
  }

  private static int[] literalCounts() {
    return new int[] {
      4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1,
      1, -1, -1, -1, -1
    };
  }

  /** A window of 128 MiB needs no offset above 2^27 + 2. */
  private static int[] offsetBits() {
    int[] bits = new int[29];
    for (int code = 0; code < bits.length; code++) {
      bits[code] = code;
    }
    return bits;
  }

  private static int[] offsetCounts() {
    return new int[] {
      1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1
    };
  }

  private static int[] matchBits() {
    return new int[] {
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
    };
  }

  private static int[] matchCounts() {
    return new int[] {
      1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
      1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1
    };
  }
}
