package criu.syscall;

/** Flags of {@code move_mount(2)}. */
public enum MoveMountFlag implements Flag {
  /** Follows symbolic links of the source path. */
  MOVE_MOUNT_F_SYMLINKS(0x1),
  /** Follows automounts of the source path. */
  MOVE_MOUNT_F_AUTOMOUNTS(0x2),
  /** The source is the descriptor itself. */
  MOVE_MOUNT_F_EMPTY_PATH(0x4),
  /** Follows symbolic links of the target path. */
  MOVE_MOUNT_T_SYMLINKS(0x10),
  /** Follows automounts of the target path. */
  MOVE_MOUNT_T_AUTOMOUNTS(0x20),
  /** The target is the descriptor itself. */
  MOVE_MOUNT_T_EMPTY_PATH(0x40),
  /** Gives the target the sharing of the source instead of moving; Linux 5.15. */
  MOVE_MOUNT_SET_GROUP(0x100),
  /** Mounts beneath the top mount; Linux 6.5. */
  MOVE_MOUNT_BENEATH(0x200);

  private final long bits;

  MoveMountFlag(long bits) {
    this.bits = bits;
  }

  @Override
  public long bits() {
    return bits;
  }
}
