package criu.mount.zstd;

/** The bytes of a block, read from the first to the last. */
final class Bytes {
  final byte[] array;
  final int end;
  private int at;

  /** Begins to read a part of an array. */
  Bytes(byte[] array, int from, int end) {
    this.array = array;
    this.at = from;
    this.end = end;
  }

  int at() {
    return at;
  }

  int left() {
    return end - at;
  }

  int next() throws ZstdException {
    ZstdException.check(at < end, "a block is cut short");
    return array[at++] & 0xFF;
  }

  /** Reads a number of so many bytes, the lowest first. */
  long number(int bytes) throws ZstdException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) next() << (8 * i);
    }
    return value;
  }

  /** Returns a part of so many bytes, and goes on behind it. */
  Bytes part(int length) throws ZstdException {
    ZstdException.check(length >= 0 && length <= left(), "a block is cut short");
    Bytes part = new Bytes(array, at, at + length);
    at += length;
    return part;
  }
}
