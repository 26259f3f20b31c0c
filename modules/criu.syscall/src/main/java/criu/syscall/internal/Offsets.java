package criu.syscall.internal;

/**
 * Sizes of structs and offsets of their fields, in bytes; the same on x86-64 and aarch64.
 *
 * <p>They are those of the generated classes, which a test compares. To initialise one of those
 * builds a handle for each of its arrays, which takes longer than all calls of a small dump.
 */
final class Offsets {
  /** {@code struct statx}. */
  static final int STATX = 256;

  static final int STX_MASK = 0;
  static final int STX_ATTRIBUTES = 8;
  static final int STX_NLINK = 16;
  static final int STX_UID = 20;
  static final int STX_GID = 24;
  static final int STX_MODE = 28;
  static final int STX_INO = 32;
  static final int STX_SIZE = 40;
  static final int STX_BLOCKS = 48;
  static final int STX_ATIME = 64;
  static final int STX_MTIME = 112;
  static final int STX_RDEV_MAJOR = 128;
  static final int STX_RDEV_MINOR = 132;
  static final int STX_DEV_MAJOR = 136;
  static final int STX_DEV_MINOR = 140;
  static final int STX_MNT_ID = 144;

  /** {@code struct statx_timestamp} and {@code struct timespec}. */
  static final int TIMESPEC = 16;

  static final int TV_SEC = 0;
  static final int TV_NSEC = 8;

  /** {@code struct mount_attr}. */
  static final int MOUNT_ATTR = 32;

  static final int ATTR_SET = 0;
  static final int ATTR_CLR = 8;
  static final int PROPAGATION = 16;

  /** {@code struct open_how}. */
  static final int OPEN_HOW = 24;

  static final int HOW_FLAGS = 0;
  static final int HOW_MODE = 8;
  static final int HOW_RESOLVE = 16;

  /** {@code struct statfs}. */
  static final int STATFS = 120;

  static final int F_BSIZE = 8;
  static final int F_BLOCKS = 16;
  static final int F_BFREE = 24;

  /** {@code struct rlimit64}. */
  static final int RLIMIT = 16;

  static final int RLIM_CUR = 0;
  static final int RLIM_MAX = 8;

  /** {@code struct dirent64}, which the kernel cuts to the length of the name. */
  static final int D_RECLEN = 16;

  static final int D_NAME = 19;

  /** {@code sigset_t}. */
  static final int SIGSET = 128;

  private Offsets() {}
}
