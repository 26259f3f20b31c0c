package criu.mount.archive;

import criu.syscall.RawString;
import java.util.Arrays;

/** A header block of 512 bytes. Made blank and sealed to write, or checked to read. */
final class TarHeader {
  static final int BLOCK = 512;

  private static final int TYPE = 156;
  private static final RawString POSIX = new RawString("ustar");
  private static final RawString POSIX_WITH_VERSION = new RawString("ustar\0" + "00");

  private final byte[] block;

  private TarHeader(byte[] block) {
    this.block = block;
  }

  /** Returns a header to fill. */
  static TarHeader blank(char type, RawString name) {
    TarHeader header = new TarHeader(new byte[BLOCK]);
    header.block[TYPE] = (byte) type;
    HeaderField.MAGIC.put(header.block, POSIX_WITH_VERSION);
    return header.with(HeaderField.NAME, name);
  }

  /** Takes a block of an archive; its checksum has to be right. */
  static TarHeader checked(byte[] block) throws ArchiveException {
    long stored = HeaderField.CHECKSUM.number(block);
    if (stored != checksum(block, 0xFF) && stored != checksum(block, -1)) {
      throw new ArchiveException("the checksum of a header is wrong");
    }
    return new TarHeader(block.clone());
  }

  TarHeader with(HeaderField field, long value) {
    field.put(block, value);
    return this;
  }

  TarHeader with(HeaderField field, RawString text) {
    field.put(block, text);
    return this;
  }

  /** Writes the checksum and returns the block. */
  byte[] seal() {
    long sum = checksum(block, 0xFF);
    HeaderField field = HeaderField.CHECKSUM;
    TarNumber.put(block, field.offset(), field.length() - 1, sum);
    block[field.offset() + field.length() - 1] = ' ';
    return block;
  }

  /** Returns the type of the member; v7 archives have NUL for a file. */
  char type() {
    return (char) (block[TYPE] & 0xFF);
  }

  /** Returns the name, with the prefix of a POSIX header in front. */
  RawString name() {
    RawString name = HeaderField.NAME.text(block);
    RawString prefix = HeaderField.PREFIX.text(block);
    boolean split = HeaderField.MAGIC.text(block).equals(POSIX) && !prefix.isEmpty();
    return split ? prefix.plus("/").plus(name) : name;
  }

  RawString text(HeaderField field) {
    return field.text(block);
  }

  long number(HeaderField field) throws ArchiveException {
    return field.number(block);
  }

  /** Returns a copy of the block. */
  byte[] bytes() {
    return block.clone();
  }

  static boolean isZero(byte[] block) {
    return Arrays.equals(block, ZERO);
  }

  private static final byte[] ZERO = new byte[BLOCK];

  /**
   * Adds up the bytes with blanks for the checksum itself; some old programs added signed bytes.
   */
  private static long checksum(byte[] block, int mask) {
    int from = HeaderField.CHECKSUM.offset();
    int to = from + HeaderField.CHECKSUM.length();
    long sum = (long) ' ' * HeaderField.CHECKSUM.length();
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= from && i < to ? 0 : block[i] & mask;
    }
    return sum;
  }
}
