package criu.syscall;

/** How {@code openat2(2)} may walk a path; Linux 5.6. */
public enum ResolveFlag implements Flag {
  /** Does not cross a mount point. */
  RESOLVE_NO_XDEV(0x1),
  /** Does not follow links of proc that lead elsewhere. */
  RESOLVE_NO_MAGICLINKS(0x2),
  /** Does not follow any symbolic link. */
  RESOLVE_NO_SYMLINKS(0x4),
  /** Refuses to leave the directory. */
  RESOLVE_BENEATH(0x8),
  /** Treats the directory as the root. */
  RESOLVE_IN_ROOT(0x10);

  private final long bits;

  ResolveFlag(long bits) {
    this.bits = bits;
  }

  @Override
  public long bits() {
    return bits;
  }
}
