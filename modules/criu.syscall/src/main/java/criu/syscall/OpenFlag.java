package criu.syscall;

/** Flags of {@code open(2)} and {@code openat2(2)}; some values depend on the processor. */
public enum OpenFlag implements Flag {
  /** Opens for reading; has no bits. */
  O_RDONLY(0),
  /** Opens for writing. */
  O_WRONLY(0x1),
  /** Opens for reading and writing. */
  O_RDWR(0x2),
  /** Makes the file when it is missing. */
  O_CREAT(0x40),
  /** Fails when the file is there already. */
  O_EXCL(0x80),
  /** Does not become the controlling terminal. */
  O_NOCTTY(0x100),
  /** Cuts the file to no bytes. */
  O_TRUNC(0x200),
  /** Does not wait. */
  O_NONBLOCK(0x800),
  /** Fails when the path is not a directory. */
  O_DIRECTORY(Processor.choose(0x10000, 0x4000)),
  /** Fails when the path ends in a symbolic link. */
  O_NOFOLLOW(Processor.choose(0x20000, 0x8000)),
  /** Does not update the access time; the caller must own the file. */
  O_NOATIME(0x40000),
  /** The descriptor is closed on exec. */
  O_CLOEXEC(0x80000),
  /** Opens the place in the tree and not the file. */
  O_PATH(0x200000);

  private final long bits;

  OpenFlag(long bits) {
    this.bits = bits;
  }

  @Override
  public long bits() {
    return bits;
  }
}
