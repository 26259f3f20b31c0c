package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** In what plugins went beyond the images: flags that they added, mounts that came along. */
final class PluginEffects {
  private final Map<Integer, MountFlags> flags = new HashMap<>();
  private final Set<Integer> recursive = new HashSet<>();

  /** Keeps what a plugin did for a mount. */
  void add(int mountId, MountFlags added, boolean bringsMore) {
    if (added.bits() != 0) {
      flags.put(mountId, added);
    }
    if (bringsMore) {
      recursive.add(mountId);
    }
  }

  /** Returns the flags that a mount gets. */
  MountFlags flagsOf(Mount mount) {
    int added = flags.getOrDefault(mount.id(), MountFlags.NONE).bits();
    return new MountFlags(mount.flags().bits() | added);
  }

  /** Tells whether other mounts came along with a mount. */
  boolean bringsMore(Mount mount) {
    return recursive.contains(mount.id());
  }

  /** Returns the ids of the mounts that came with others. */
  Set<Integer> withMore() {
    return Set.copyOf(recursive);
  }

  /** Tells whether any mount came along with another. */
  boolean bringMore() {
    return !recursive.isEmpty();
  }

  boolean changeFlags() {
    return !flags.isEmpty();
  }
}
