package criu.syscall;

/** Flags of {@code umount2(2)}. */
public enum UmountFlag implements Flag {
  /** Aborts pending requests. */
  MNT_FORCE(0x1),
  /** Takes the mount out of the tree now, and cleans up when it is no longer used. */
  MNT_DETACH(0x2),
  /** Marks the mount as expired. */
  MNT_EXPIRE(0x4),
  /** Does not follow a symbolic link. */
  UMOUNT_NOFOLLOW(0x8);

  private final long bits;

  UmountFlag(long bits) {
    this.bits = bits;
  }

  @Override
  public long bits() {
    return bits;
  }
}
