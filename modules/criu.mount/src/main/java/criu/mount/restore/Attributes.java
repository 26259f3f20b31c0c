package criu.mount.restore;

import criu.mount.model.MountFlags;
import criu.syscall.MountAttribute;
import criu.syscall.MountAttributes;
import criu.syscall.MountFlag;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the flags of a mount into the change that gives it exactly these. */
final class Attributes {
  private static final Map<MountFlag, MountAttribute> SAME =
      Map.of(
          MountFlag.MS_RDONLY, MountAttribute.MOUNT_ATTR_RDONLY,
          MountFlag.MS_NOSUID, MountAttribute.MOUNT_ATTR_NOSUID,
          MountFlag.MS_NODEV, MountAttribute.MOUNT_ATTR_NODEV,
          MountFlag.MS_NOEXEC, MountAttribute.MOUNT_ATTR_NOEXEC,
          MountFlag.MS_NODIRATIME, MountAttribute.MOUNT_ATTR_NODIRATIME,
          MountFlag.MS_NOSYMFOLLOW, MountAttribute.MOUNT_ATTR_NOSYMFOLLOW,
          MountFlag.MS_NOATIME, MountAttribute.MOUNT_ATTR_NOATIME,
          MountFlag.MS_STRICTATIME, MountAttribute.MOUNT_ATTR_STRICTATIME);
  private static final Set<MountAttribute> ACCESS_TIMES =
      EnumSet.of(MountAttribute.MOUNT_ATTR_NOATIME, MountAttribute.MOUNT_ATTR_STRICTATIME);

  private Attributes() {}

  static MountAttributes exactly(MountFlags flags) {
    Set<MountAttribute> set = EnumSet.noneOf(MountAttribute.class);
    Set<MountAttribute> clear = EnumSet.of(MountAttribute.MOUNT_ATTR__ATIME);
    SAME.forEach((flag, attribute) -> {
      if (flags.has(flag)) {
        set.add(attribute);
      } else if (!ACCESS_TIMES.contains(attribute)) {
        clear.add(attribute);
      }
    });
    return new MountAttributes(set, clear, Optional.empty());
  }
}
