package criu.mount.image;

import criu.mount.model.MountFlags;
import criu.mount.model.RawPaths;
import criu.mount.model.Superblock;
import criu.syscall.RawString;
import java.util.HashMap;
import java.util.Map;

/** What records before have told, so that mounts of which the same is told share one value. */
final class SharedParts {
  private final Map<Superblock, Superblock> superblocks = new HashMap<>();
  private RawString root = RawPaths.ROOT;
  private MountFlags flags = MountFlags.NONE;

  /** Returns the first that was equal. */
  Superblock superblock(Superblock told) {
    return superblocks.computeIfAbsent(told, same -> same);
  }

  /** Returns the same root, the very object of the record before if it is equal. */
  RawString root(RawString told) {
    if (!root.equals(told)) {
      root = told;
    }
    return root;
  }

  /** Returns the same flags, the very object of the record before if they are equal. */
  MountFlags flags(MountFlags told) {
    if (!flags.equals(told)) {
      flags = told;
    }
    return flags;
  }
}
