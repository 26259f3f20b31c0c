package criu.mount.rule;

import criu.mount.filesystem.EnabledFileSystems;
import criu.mount.filesystem.FileSystemType;
import criu.mount.filesystem.FileSystemType.Content;
import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.Origin;
import criu.mount.model.RawPaths;
import criu.syscall.Device;
import criu.syscall.RawString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From what mounts of a forest can be copied at restore: from mounts that come from outside, and
 * from whole file systems that are made anew.
 */
public final class Sources {
  /** So many paths are each held against another; with more, its parents are looked up. */
  private static final int FEW = 4;

  private final Map<Device, Set<RawString>> outside = new HashMap<>();
  private final Set<Device> whole = new HashSet<>();

  private final EnabledFileSystems enabled;

  /**
   * Begins with nothing noted.
   *
   * @param enabled the types that are mounted again from their source
   */
  public Sources(EnabledFileSystems enabled) {
    this.enabled = enabled;
  }

  /** Returns what a forest offers whose mounts say who brings them back. */
  public static Sources of(MountForest forest, EnabledFileSystems enabled) {
    Sources sources = new Sources(enabled);
    for (Mount mount : forest.mounts()) {
      if (mount.id() == forest.root().id() || mount.origin().isOutside()) {
        sources.addOutside(mount);
      } else {
        sources.addInside(mount);
      }
    }
    return sources;
  }

  /** Notes what a mount that comes from outside, or is the root, offers. */
  public void addOutside(Mount mount) {
    boolean whole = mount.origin() instanceof Origin.DeviceExternal;
    outside
        .computeIfAbsent(mount.superblock().device(), device -> new HashSet<>())
        .add(whole ? RawPaths.ROOT : mount.root());
  }

  /** Notes what any other mount offers. */
  public void addInside(Mount mount) {
    if (mount.showsWholeSuperblock() && type(mount).isPresent()) {
      whole.add(mount.superblock().device());
    }
  }

  /** Tells whether what a mount shows can be copied from something noted. */
  public boolean bring(Mount mount) {
    return whole.contains(mount.superblock().device()) || bringFromOutside(mount);
  }

  /**
   * Tells whether a mount is, or can be copied from, one that comes from outside or is the root.
   */
  public boolean bringFromOutside(Mount mount) {
    Set<RawString> roots = outside.getOrDefault(mount.superblock().device(), Set.of());
    return roots.size() <= FEW
        ? isWithinAny(roots, mount.root())
        : isOrLiesBelowOne(roots, mount.root());
  }

  private static boolean isWithinAny(Set<RawString> roots, RawString path) {
    for (RawString root : roots) {
      if (RawPaths.isWithin(root, path)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOrLiesBelowOne(Set<RawString> roots, RawString whole) {
    RawString path = whole;
    while (!roots.contains(path)) {
      if (path.equals(RawPaths.ROOT)) {
        return false;
      }
      path = RawPaths.parent(path);
    }
    return true;
  }

  /**
   * Tells whether the parts of a superblock that are mounted can be made without its root. What the
   * host has mounted too may hold more than is seen here, and belongs to the host.
   */
  boolean canBeMadeWithoutItsRoot(Mount mount, HostMounts host) {
    return type(mount)
        .filter(type ->
            (type.content() == Content.FROM_THE_KERNEL && !type.takesPaths())
                || !host.has(mount.superblock().device()))
        .isPresent();
  }

  private Optional<FileSystemType> type(Mount mount) {
    RawString type = mount.superblock().baseType();
    return enabled.has(type) ? FileSystemType.fromItsSource(type) : FileSystemType.named(type);
  }
}
