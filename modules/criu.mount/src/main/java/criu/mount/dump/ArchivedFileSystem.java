package criu.mount.dump;

import criu.mount.filesystem.FileSystemType;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.RawPaths;
import criu.mount.model.Visibility;
import criu.mount.plan.FreshFileSystems;
import criu.mount.plan.PlanException;
import criu.syscall.Device;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A superblock whose files are archived.
 *
 * @param device its device
 * @param parts the mounts through which they are read, by the path in the superblock that each
 *     shows, none below another: one for the whole of it, or for every part that is left mounted
 */
record ArchivedFileSystem(Device device, Map<RawString, Mount> parts) {

  /**
   * Returns all such superblocks of a forest, each through mounts that are not hidden if it can.
   */
  static List<ArchivedFileSystem> of(MountForest forest) throws MountException {
    if (forest.mounts().stream().noneMatch(ArchivedFileSystem::isArchived)) {
      return List.of();
    }
    List<List<Mount>> archived = new ArrayList<>();
    try {
      for (List<Mount> mounts : FreshFileSystems.of(forest)) {
        if (isArchived(mounts.getFirst())) {
          archived.add(mounts);
        }
      }
    } catch (PlanException e) {
      throw new MountException("dump", "content", e);
    }
    if (archived.isEmpty()) {
      return List.of();
    }
    Set<Integer> hidden = new HashSet<>();
    forest.namespaces().forEach(one -> hidden.addAll(Visibility.hidden(one.tree())));
    return archived.stream().map(mounts -> through(mounts, hidden)).toList();
  }

  private static boolean isArchived(Mount mount) {
    return FileSystemType.isArchived(mount.superblock().baseType());
  }

  private static ArchivedFileSystem through(List<Mount> mounts, Set<Integer> hidden) {
    List<Mount> widestFirst =
        mounts.stream()
            .filter(mount -> !mount.rootDeleted())
            .sorted((one, other) -> compare(one, other, hidden))
            .toList();
    Map<RawString, Mount> parts = new HashMap<>();
    for (Mount mount : widestFirst) {
      if (!isCovered(mount.root(), parts)) {
        parts.put(mount.root(), mount);
      }
    }
    return new ArchivedFileSystem(mounts.getFirst().superblock().device(), parts);
  }

  private static int compare(Mount one, Mount other, Set<Integer> hidden) {
    int byRoot = Integer.compare(one.root().length(), other.root().length());
    return byRoot != 0
        ? byRoot
        : Boolean.compare(hidden.contains(one.id()), hidden.contains(other.id()));
  }

  private static boolean isCovered(RawString root, Map<RawString, Mount> parts) {
    RawString path = root;
    while (!parts.containsKey(path) && !path.equals(RawPaths.ROOT)) {
      path = RawPaths.parent(path);
    }
    return parts.containsKey(path);
  }
}
