package criu.syscall;

/** Flags of the calls that take a directory descriptor and a path. */
public enum AtFlag implements Flag {
  /** Does not follow a symbolic link at the end of the path. */
  AT_SYMLINK_NOFOLLOW(0x100),
  /** Removes a directory. */
  AT_REMOVEDIR(0x200),
  /** Follows a symbolic link at the end of the path. */
  AT_SYMLINK_FOLLOW(0x400),
  /** Does not trigger an automount. */
  AT_NO_AUTOMOUNT(0x800),
  /** Works on the descriptor itself when the path is empty. */
  AT_EMPTY_PATH(0x1000),
  /** Works on the whole tree below. */
  AT_RECURSIVE(0x8000);

  private final long bits;

  AtFlag(long bits) {
    this.bits = bits;
  }

  @Override
  public long bits() {
    return bits;
  }
}
