package criu.mount.dump;

import criu.mount.model.Mount;
import criu.mount.model.RawPaths;
import criu.syscall.Device;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The host's mounts by what they show. A question costs as much as the asked path has names,
 * however many mounts the host has. Pure.
 */
final class HostIndex {
  /** Of more mounts that show the same, and have the same peers, no more than this are kept. */
  private static final int KEPT = 4;

  private record Place(Device device, RawString root, int group) {}

  private static final int ANY_GROUP = -1;

  private final Set<Integer> hidden;
  private final Map<Place, List<Mount>> places = new HashMap<>();
  private final Map<Place, Integer> visible = new HashMap<>();

  HostIndex(List<Mount> mounts, Set<Integer> hidden) {
    this.hidden = hidden;
    for (Mount mount : mounts) {
      if (!hidden.contains(mount.id())) {
        add(mount);
      }
    }
    for (Mount mount : mounts) {
      if (hidden.contains(mount.id())) {
        add(mount);
      }
    }
  }

  private void add(Mount mount) {
    if (mount.rootDeleted()) {
      return; // no path leads to what was deleted
    }
    keep(place(mount, mount.root(), ANY_GROUP), mount);
    if (mount.sharing().isShared()) {
      keep(place(mount, mount.root(), mount.sharing().groupId()), mount);
    }
  }

  private void keep(Place place, Mount mount) {
    List<Mount> kept = places.computeIfAbsent(place, unseen -> new ArrayList<>());
    if (kept.size() < KEPT) {
      kept.add(mount);
    }
    if (!hidden.contains(mount.id())) {
      visible.merge(place, 1, Integer::sum);
    }
  }

  private static Place place(Mount mount, RawString root, int group) {
    return new Place(mount.superblock().device(), root, group);
  }

  /**
   * Returns mounts of the host that show what a mount shows, and maybe more: first those of its
   * peer group or of its master's, then those that show the most; of the same the visible ones
   * first, and those that were mounted earlier.
   */
  Set<Mount> candidates(Mount mount) {
    Set<Mount> found = new LinkedHashSet<>();
    if (mount.sharing().isShared()) {
      collect(mount, mount.sharing().groupId(), found);
    }
    if (mount.sharing().isSlave()) {
      collect(mount, mount.sharing().masterId(), found);
    }
    collect(mount, ANY_GROUP, found);
    return found;
  }

  private void collect(Mount mount, int group, Set<Mount> found) {
    for (RawString root : upwards(mount.root()).reversed()) {
      found.addAll(places.getOrDefault(place(mount, root, group), List.of()));
    }
  }

  /** Returns how many visible mounts of the host show what a mount shows. */
  int visibleOnes(Mount mount) {
    int count = 0;
    for (RawString root : upwards(mount.root())) {
      count += visible.getOrDefault(place(mount, root, ANY_GROUP), 0);
    }
    return count;
  }

  private static List<RawString> upwards(RawString path) {
    List<RawString> paths = new ArrayList<>(List.of(path));
    while (!paths.getLast().equals(RawPaths.ROOT) && !paths.getLast().isEmpty()) {
      paths.add(RawPaths.parent(paths.getLast()));
    }
    return paths;
  }
}
