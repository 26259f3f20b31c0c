package criu.syscall;

/** The kinds of file, with the bits of {@code st_mode}; see inode(7). */
public enum FileKind {
  /** A fifo. */
  FIFO(0x1000),
  /** A character device. */
  CHARACTER_DEVICE(0x2000),
  /** A directory. */
  DIRECTORY(0x4000),
  /** A block device. */
  BLOCK_DEVICE(0x6000),
  /** A regular file. */
  REGULAR(0x8000),
  /** A symbolic link. */
  SYMBOLIC_LINK(0xA000),
  /** A socket. */
  SOCKET(0xC000);

  private static final int MASK = 0xF000;

  private final int bits;

  FileKind(int bits) {
    this.bits = bits;
  }

  /** Returns the bits of the kind. */
  public int bits() {
    return bits;
  }

  /** Returns the kind of a mode. */
  public static FileKind of(int mode) {
    for (FileKind kind : values()) {
      if (kind.bits == (mode & MASK)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of file has mode " + Integer.toOctalString(mode));
  }
}
