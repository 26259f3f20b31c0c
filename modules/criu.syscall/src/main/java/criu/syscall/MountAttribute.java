package criu.syscall;

/** Attributes of {@code mount_setattr(2)} and {@code fsmount(2)}. */
public enum MountAttribute implements Flag {
  /** Read-only. */
  MOUNT_ATTR_RDONLY(0x1),
  /** Set-user-id and file capabilities are ignored. */
  MOUNT_ATTR_NOSUID(0x2),
  /** Device nodes cannot be opened. */
  MOUNT_ATTR_NODEV(0x4),
  /** Programs cannot be run. */
  MOUNT_ATTR_NOEXEC(0x8),
  /** The mask of the access time modes; to be cleared when one is set. */
  MOUNT_ATTR__ATIME(0x70),
  /** Access times are not updated. */
  MOUNT_ATTR_NOATIME(0x10),
  /** Access times are always updated. */
  MOUNT_ATTR_STRICTATIME(0x20),
  /** Access times of directories are not updated. */
  MOUNT_ATTR_NODIRATIME(0x80),
  /** Symbolic links are not followed; Linux 5.14. */
  MOUNT_ATTR_NOSYMFOLLOW(0x200000);

  private final long bits;

  MountAttribute(long bits) {
    this.bits = bits;
  }

  @Override
  public long bits() {
    return bits;
  }
}
