package criu.mount.zstd;

/** A stream of bits that is read from the lowest bit of the first byte on. */
final class ForwardBits {
  private final Bytes in;
  private final int start;
  private int done;

  ForwardBits(Bytes in) {
    this.in = in;
    this.start = in.at();
  }

  int read(int count) throws ZstdException {
    int value = peek(count);
    skip(count);
    return value;
  }

  /** Returns the next bits, up to 16, without going on; zeros behind the end. */
  int peek(int count) {
    int word = 0;
    for (int i = 2; i >= 0; i--) {
      int at = start + (done >> 3) + i;
      word = (word << 8) | (at < in.end ? in.array[at] & 0xFF : 0);
    }
    return (word >>> (done & 7)) & ((1 << count) - 1);
  }

  void skip(int count) throws ZstdException {
    done += count;
    ZstdException.check(start + ((done + 7) >> 3) <= in.end, "a block is cut short");
  }

  /** Goes on in the bytes behind the last one that was begun. */
  void end() throws ZstdException {
    in.part((done + 7) >> 3);
  }
}
