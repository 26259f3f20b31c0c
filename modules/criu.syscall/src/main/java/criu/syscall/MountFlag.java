package criu.syscall;

/** Flags of {@code mount(2)}, with the values that images also hold. */
public enum MountFlag implements Flag {
  /** Read-only. */
  MS_RDONLY(0x1),
  /** Set-user-id and file capabilities are ignored. */
  MS_NOSUID(0x2),
  /** Device nodes cannot be opened. */
  MS_NODEV(0x4),
  /** Programs cannot be run. */
  MS_NOEXEC(0x8),
  /** Writes are synchronous. */
  MS_SYNCHRONOUS(0x10),
  /** Changes an existing mount. */
  MS_REMOUNT(0x20),
  /** Mandatory locks are allowed. */
  MS_MANDLOCK(0x40),
  /** Directory changes are synchronous. */
  MS_DIRSYNC(0x80),
  /** Symbolic links are not followed; Linux 5.10. */
  MS_NOSYMFOLLOW(0x100),
  /** Access times are not updated. */
  MS_NOATIME(0x400),
  /** Access times of directories are not updated. */
  MS_NODIRATIME(0x800),
  /** Makes a bind mount, or restricts a remount to the mount. */
  MS_BIND(0x1000),
  /** Moves a mount. */
  MS_MOVE(0x2000),
  /** Works on the whole tree below. */
  MS_REC(0x4000),
  /** Keeps some messages out of the kernel log. */
  MS_SILENT(0x8000),
  /** Makes the mount unbindable. */
  MS_UNBINDABLE(0x20000),
  /** Makes the mount private. */
  MS_PRIVATE(0x40000),
  /** Makes the mount a slave. */
  MS_SLAVE(0x80000),
  /** Makes the mount shared. */
  MS_SHARED(0x100000),
  /** Access times are updated relative to changes. */
  MS_RELATIME(0x200000),
  /** Access times are always updated. */
  MS_STRICTATIME(0x1000000),
  /** Times are written lazily. */
  MS_LAZYTIME(0x2000000);

  private final long bits;

  MountFlag(long bits) {
    this.bits = bits;
  }

  @Override
  public long bits() {
    return bits;
  }
}
