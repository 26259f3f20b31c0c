package criu.mount.archive;

import java.io.IOException;

/** The bytes that follow the header of a member, padded to whole blocks. */
final class MemberData {
  private final TarInput input;
  private final int padding;
  private long remaining;

  MemberData(TarInput input, long size) throws ArchiveException {
    if (size < 0) {
      throw new ArchiveException("the size is negative: " + size);
    }
    this.input = input;
    this.remaining = size;
    this.padding = padding(size);
  }

  /** Returns how many bytes fill the last block. */
  static int padding(long size) {
    return (int) (-size & TarHeader.BLOCK - 1);
  }

  long remaining() {
    return remaining;
  }

  /** Reads at most as many bytes as the buffer holds; 0 at the end. */
  int read(byte[] buffer, long most) throws IOException {
    int count = (int) Math.min(Math.min(most, buffer.length), remaining);
    readFully(buffer, count);
    return count;
  }

  void readFully(byte[] buffer, int length) throws IOException {
    if (length > remaining) {
      throw new ArchiveException("the data of the member is shorter than needed");
    }
    input.readFully(buffer, 0, length);
    remaining -= length;
  }

  /** Goes to the next header. */
  void skip() throws IOException {
    input.skip(remaining);
    remaining = 0;
    input.skip(padding);
  }
}
