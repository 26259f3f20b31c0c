package criu.mount.rule;

import criu.mount.model.Mount;
import criu.mount.model.RawPaths;
import criu.mount.model.Superblock;
import criu.syscall.Device;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The mounts of the namespace of this process, which is the host's, by superblock. */
public final class HostMounts {
  private final Map<Device, List<Mount>> visible = new HashMap<>();
  private final Set<Device> devices;
  private final Set<Integer> groups = new HashSet<>();

  private HostMounts(Set<Device> devices) {
    this.devices = devices;
  }

  /**
   * Indexes the mounts.
   *
   * @param mounts the mounts in the order of mountinfo
   * @param hidden the ids of those that their mountpoint does not lead to
   */
  public static HostMounts of(List<Mount> mounts, Set<Integer> hidden) {
    HostMounts host = new HostMounts(new HashSet<>());
    for (Mount mount : mounts) {
      host.devices.add(mount.superblock().device());
      host.groups.add(mount.sharing().groupId());
      if (!hidden.contains(mount.id())) {
        host.visible
            .computeIfAbsent(mount.superblock().device(), device -> new ArrayList<>())
            .add(mount);
      }
    }
    return host;
  }

  /** Tells whether the host has a superblock mounted. */
  public boolean has(Device device) {
    return devices.contains(device);
  }

  /** Returns of each of some types a superblock that the host has mounted. */
  Map<String, Device> ofTypes(Set<String> types) {
    Map<String, Device> found = new HashMap<>();
    for (List<Mount> mounts : visible.values()) {
      Superblock superblock = mounts.getFirst().superblock();
      if (types.contains(superblock.type().latin1())) {
        found.putIfAbsent(superblock.type().latin1(), superblock.device());
      }
    }
    return found;
  }

  /** Tells whether a mount of the host is in a peer group. */
  public boolean hasGroup(int group) {
    return groups.contains(group);
  }

  /** Returns a path of the host that leads to what a mount shows, if there is one. */
  public Optional<RawString> pathOf(Mount mount) {
    for (Mount candidate : visible.getOrDefault(mount.superblock().device(), List.of())) {
      if (!mount.rootDeleted() && RawPaths.isWithin(candidate.root(), mount.root())) {
        RawString below = RawPaths.below(candidate.root(), mount.root());
        return Optional.of(RawPaths.join(candidate.mountpoint(), below));
      }
    }
    return Optional.empty();
  }
}
