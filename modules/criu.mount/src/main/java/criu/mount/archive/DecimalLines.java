package criu.mount.archive;

import java.io.IOException;

/** Decimal numbers, one a line, in whole blocks in front of the data of a sparse file. */
final class DecimalLines {
  private final MemberData data;
  private final byte[] block = new byte[TarHeader.BLOCK];
  private int at = TarHeader.BLOCK;

  DecimalLines(MemberData data) {
    this.data = data;
  }

  /** Reads the next number, and a block when the last one is used up. */
  long next() throws IOException {
    long value = 0;
    int digit = nextByte() - '0';
    do {
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        throw new ArchiveException("the map of a sparse file is not made of numbers");
      }
      value = value * 10 + digit;
      digit = nextByte() - '0';
    } while (digit != '\n' - '0');
    return value;
  }

  private int nextByte() throws IOException {
    if (at == TarHeader.BLOCK) {
      data.readFully(block, TarHeader.BLOCK);
      at = 0;
    }
    return block[at++];
  }
}
