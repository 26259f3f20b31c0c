package criu.syscall;

/** Flags of {@code open_tree(2)}. */
public enum OpenTreeFlag implements Flag {
  /** Makes a detached copy of the mount. */
  OPEN_TREE_CLONE(0x1),
  /** The descriptor is closed on exec. */
  OPEN_TREE_CLOEXEC(0x80000),
  /** Works on the descriptor itself when the path is empty. */
  AT_EMPTY_PATH(0x1000),
  /** Does not follow a symbolic link at the end of the path. */
  AT_SYMLINK_NOFOLLOW(0x100),
  /** Does not trigger an automount. */
  AT_NO_AUTOMOUNT(0x800),
  /** Copies the whole tree below. */
  AT_RECURSIVE(0x8000);

  private final long bits;

  OpenTreeFlag(long bits) {
    this.bits = bits;
  }

  @Override
  public long bits() {
    return bits;
  }
}
