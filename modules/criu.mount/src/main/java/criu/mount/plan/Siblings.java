package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.mount.model.RawPaths;
import criu.syscall.RawString;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The mounts on one mount, by their mountpoints. */
final class Siblings {
  private final MountTree tree;
  private final Map<Integer, Map<RawString, Mount>> byParent = new HashMap<>();

  Siblings(MountTree tree) {
    this.tree = tree;
  }

  /** Returns what is mounted on a mount at a mountpoint. */
  Optional<Mount> at(Mount parent, RawString mountpoint) {
    return Optional.ofNullable(on(parent).get(mountpoint));
  }

  /** Returns the nearest sibling of a mount that covers the way to its mountpoint. */
  Optional<Mount> hiding(Mount mount) {
    Optional<Mount> parent = tree.parent(mount);
    if (parent.isEmpty() || tree.children(parent.get()).size() < 2) {
      return Optional.empty();
    }
    RawString path = mount.mountpoint();
    while (path.length() > parent.get().mountpoint().length()) {
      path = RawPaths.parent(path);
      Optional<Mount> hiding = at(parent.get(), path);
      if (hiding.isPresent()) {
        return hiding;
      }
    }
    return Optional.empty();
  }

  private Map<RawString, Mount> on(Mount parent) {
    return byParent.computeIfAbsent(
        parent.id(),
        id -> {
          Map<RawString, Mount> byPath = new HashMap<>();
          tree.children(parent).forEach(child -> byPath.put(child.mountpoint(), child));
          return byPath;
        });
  }
}
