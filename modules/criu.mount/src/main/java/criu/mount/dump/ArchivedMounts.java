package criu.mount.dump;

import criu.mount.filesystem.FileSystemType;
import criu.mount.filesystem.FileSystemType.Content;
import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.Origin;
import criu.mount.model.Visibility;
import criu.syscall.Device;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Picks, for every superblock whose files are archived, the mount through which they are read. */
final class ArchivedMounts {

  private ArchivedMounts() {}

  /** Returns one mount for each superblock; one that is not hidden where there is one. */
  static Collection<Mount> of(MountForest forest) {
    Set<Device> outside = new HashSet<>(Set.of(forest.root().superblock().device()));
    for (Mount mount : forest.mounts()) {
      if (!(mount.origin() instanceof Origin.Tree) && mount.showsWholeSuperblock()) {
        outside.add(mount.superblock().device());
      }
    }
    Set<Integer> hidden = hidden(forest);
    Map<Device, Mount> chosen = new LinkedHashMap<>();
    for (Mount mount : forest.mounts()) {
      if (isArchived(mount) && !outside.contains(mount.superblock().device())) {
        chosen.merge(
            mount.superblock().device(),
            mount,
            (first, other) -> hidden.contains(first.id()) ? other : first);
      }
    }
    return chosen.values();
  }

  private static Set<Integer> hidden(MountForest forest) {
    Set<Integer> hidden = new HashSet<>();
    forest.namespaces().forEach(one -> hidden.addAll(Visibility.hidden(one.tree())));
    return hidden;
  }

  private static boolean isArchived(Mount mount) {
    return mount.origin() instanceof Origin.Tree
        && mount.showsWholeSuperblock()
        && FileSystemType.named(mount.superblock().baseType())
            .filter(type -> type.content() == Content.ARCHIVED)
            .isPresent();
  }
}
