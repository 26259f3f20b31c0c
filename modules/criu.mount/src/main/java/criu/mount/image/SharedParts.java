package criu.mount.image;

import criu.mount.model.Last;
import criu.mount.model.MountFlags;
import criu.mount.model.RawPaths;
import criu.mount.model.Superblock;
import criu.syscall.RawString;
import java.util.HashMap;
import java.util.Map;

/** What records before have told, so that mounts of which the same is told share one value. */
final class SharedParts {
  private final Map<Superblock, Superblock> superblocks = new HashMap<>();
  private final Last<RawString> root = new Last<>(RawPaths.ROOT);
  private final Last<MountFlags> flags = new Last<>(MountFlags.NONE);

  /** Returns the first that was equal. */
  Superblock superblock(Superblock told) {
    return superblocks.computeIfAbsent(told, same -> same);
  }

  /** Returns the same root, the very object of the record before if it is equal. */
  RawString root(RawString told) {
    return root.same(told);
  }

  /** Returns the same flags, the very object of the record before if they are equal. */
  MountFlags flags(MountFlags told) {
    return flags.same(told);
  }
}
