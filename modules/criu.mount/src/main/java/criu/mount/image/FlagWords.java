package criu.mount.image;

import static criu.syscall.MountFlag.MS_NOATIME;
import static criu.syscall.MountFlag.MS_NODEV;
import static criu.syscall.MountFlag.MS_NODIRATIME;
import static criu.syscall.MountFlag.MS_NOEXEC;
import static criu.syscall.MountFlag.MS_NOSUID;
import static criu.syscall.MountFlag.MS_PRIVATE;
import static criu.syscall.MountFlag.MS_REC;
import static criu.syscall.MountFlag.MS_RELATIME;
import static criu.syscall.MountFlag.MS_SHARED;
import static criu.syscall.MountFlag.MS_SLAVE;
import static criu.syscall.MountFlag.MS_SYNCHRONOUS;
import static criu.syscall.MountFlag.MS_UNBINDABLE;

import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import criu.mount.model.Sharing;
import criu.syscall.MountFlag;

/** The word of flags in a mount's record, which also holds propagation. */
final class FlagWords {
  private static final MountFlag[] PROPAGATION = {MS_SHARED, MS_SLAVE, MS_PRIVATE, MS_UNBINDABLE};

  private static final MountFlags KEPT_IN_OLD_IMAGES =
      MountFlags.of(PROPAGATION)
          .with(MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_NOATIME, MS_NODIRATIME, MS_RELATIME);

  private FlagWords() {}

  static int encode(Mount mount) {
    Sharing sharing = mount.sharing();
    MountFlags word = mount.flags();
    word = sharing.isShared() ? word.with(MS_SHARED) : word;
    word = sharing.isSlave() ? word.with(MS_SLAVE) : word;
    word = sharing.unbindable() ? word.with(MS_UNBINDABLE) : word;
    return isDebugfs(mount.superblock().baseType().latin1())
        ? word.with(MS_REC).bits()
        : word.bits();
  }

  /** Returns the flags of the word without propagation, and without what CRIU adds to debugfs. */
  static MountFlags decode(int word, String baseType) {
    MountFlags flags = new MountFlags(word).without(PROPAGATION);
    return isDebugfs(baseType) ? flags.without(MS_REC) : flags;
  }

  /**
   * Returns the flags of a superblock. CRIU writes that of {@code msync(2)} for one that is
   * synchronous; as a mount flag that is MS_NODEV, which no superblock has.
   */
  static MountFlags ofSuperblock(int word) {
    MountFlags flags = new MountFlags(word);
    return flags.has(MS_NODEV) ? flags.without(MS_NODEV).with(MS_SYNCHRONOUS) : flags;
  }

  /** Returns the part of an old image's flags that belongs to the mount. */
  static MountFlags ofMountInOldImage(MountFlags flags) {
    return new MountFlags(flags.bits() & KEPT_IN_OLD_IMAGES.bits());
  }

  /** Returns the part of an old image's flags that belongs to the superblock. */
  static MountFlags ofSuperblockInOldImage(MountFlags flags) {
    return new MountFlags(flags.bits() & ~KEPT_IN_OLD_IMAGES.bits());
  }

  private static boolean isDebugfs(String baseType) {
    return baseType.equals("debugfs");
  }
}
