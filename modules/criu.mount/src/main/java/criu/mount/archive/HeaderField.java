package criu.mount.archive;

import criu.syscall.RawString;

/** The fields of a tar header, with their place in the block of 512 bytes; see tar(5). */
enum HeaderField {
  NAME(0, 100),
  MODE(100, 8),
  UID(108, 8),
  GID(116, 8),
  SIZE(124, 12),
  MTIME(136, 12),
  CHECKSUM(148, 8),
  LINK(157, 100),
  /** POSIX; GNU has a magic of 8 bytes over this and the version. */
  MAGIC(257, 8),
  MAJOR(329, 8),
  MINOR(337, 8),
  /** The front of a long name, in POSIX headers only. */
  PREFIX(345, 155),
  /** The length of a sparse file, in old GNU headers only. */
  REAL_SIZE(483, 12);

  private final int offset;
  private final int length;

  HeaderField(int offset, int length) {
    this.offset = offset;
    this.length = length;
  }

  int offset() {
    return offset;
  }

  int length() {
    return length;
  }

  RawString text(byte[] block) {
    int end = offset;
    while (end < offset + length && block[end] != 0) {
      end++;
    }
    return RawString.ofBytes(block, offset, end);
  }

  long number(byte[] block) throws ArchiveException {
    return TarNumber.parse(block, offset, length);
  }

  boolean fits(long value) {
    return TarNumber.fits(value, length);
  }

  boolean fits(RawString text) {
    return text.length() <= length;
  }

  /** Writes a number, or 0 when it does not fit: a pax record has it then. */
  void put(byte[] block, long value) {
    TarNumber.put(block, offset, length, fits(value) ? value : 0);
  }

  /** Writes as much of a text as fits. */
  void put(byte[] block, RawString text) {
    byte[] bytes = text.toBytes();
    for (int i = 0; i < Math.min(bytes.length, length); i++) {
      block[offset + i] = bytes[i];
    }
  }
}
