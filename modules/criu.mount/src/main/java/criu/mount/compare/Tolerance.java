package criu.mount.compare;

import criu.mount.filesystem.FileSystemType;
import criu.mount.filesystem.FileSystemType.Instances;
import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.mount.model.RawPaths;
import criu.syscall.Device;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Says for which mounts the file system comes from elsewhere, so that it may be another one:
 * superblock, type, source, options and root are then not compared. Whatever the tolerance,
 * mountpoints, mount flags and propagation are. Immutable.
 */
public final class Tolerance {

  /** Every file system must be the same, and block devices must have the same numbers. */
  public static final Tolerance NONE = new Tolerance(Map.of(), false, Set.of());

  /** What is known of the file system that a mount must show. */
  enum Identity {
    /** It is as it was. */
    SAME,
    /** It is that of the root mount, and the same part of what the root mount shows. */
    BIND_OF_ROOT,
    /** It is on a device that someone outside chose, and as it was but for its source. */
    ON_DEVICE,
    /** Someone outside chose it. */
    FOREIGN
  }

  private final Map<Integer, Identity> identities;
  private final boolean otherDevices;
  private final Set<Integer> withMore;

  private Tolerance(
      Map<Integer, Identity> identities, boolean otherDevices, Set<Integer> withMore) {
    this.identities = Map.copyOf(identities);
    this.otherDevices = otherDevices;
    this.withMore = Set.copyOf(withMore);
  }

  /**
   * Returns the tolerance for what a restore makes of an image. The root mount is given by the
   * caller, external mounts by options and plugins. A bind of the root's superblock follows the
   * root mount; any other bind of a superblock that comes from outside is as free as that.
   *
   * <p>A bind that could be of the root mount or of an external mount inside of it is free, because
   * the image does not tell of which.
   */
  public static Tolerance forRestore(MountTree image) {
    return forRestore(MountForest.of(image));
  }

  /** Returns the tolerance for a restore of several namespaces. */
  public static Tolerance forRestore(MountForest image) {
    Map<Device, Set<RawString>> outside = outsideRoots(image);
    Map<Integer, Identity> identities = new HashMap<>();
    Set<Device> devices = devices(image);
    for (Mount mount : image.mounts()) {
      if (devices.contains(mount.superblock().device()) && isTreesOrDevices(image, mount)) {
        identities.put(mount.id(), Identity.ON_DEVICE);
      } else if (isOutside(image, mount)) {
        identities.put(mount.id(), Identity.FOREIGN);
      } else if (outside.containsKey(mount.superblock().device())) {
        identities.put(mount.id(), bind(image.root(), mount, outside));
      }
    }
    return new Tolerance(identities, true, Set.of());
  }

  private static Set<Device> devices(MountForest image) {
    Set<Device> devices = new HashSet<>();
    for (Mount mount : image.mounts()) {
      if (mount.origin() instanceof Origin.DeviceExternal) {
        devices.add(mount.superblock().device());
      }
    }
    devices.remove(image.root().superblock().device()); // a bind may be of the root
    return devices;
  }

  private static boolean isTreesOrDevices(MountForest image, Mount mount) {
    return mount.id() != image.root().id()
        && (mount.origin() instanceof Origin.Tree
            || mount.origin() instanceof Origin.DeviceExternal);
  }

  private static Map<Device, Set<RawString>> outsideRoots(MountForest image) {
    Map<Device, Set<RawString>> roots = new HashMap<>();
    roots.put(image.root().superblock().device(), new HashSet<>());
    for (Mount mount : image.mounts()) {
      if (mount.origin().isOutside()) {
        roots
            .computeIfAbsent(mount.superblock().device(), device -> new HashSet<>())
            .add(mount.root());
      }
    }
    return roots;
  }

  private static boolean isOutside(MountForest image, Mount mount) {
    return mount.id() == image.root().id() || mount.origin().isOutside();
  }

  private static Identity bind(Mount root, Mount bind, Map<Device, Set<RawString>> outside) {
    Device device = bind.superblock().device();
    boolean insideRoot =
        device.equals(root.superblock().device()) && RawPaths.isWithin(root.root(), bind.root());
    boolean insideExternal = isWithinOne(outside.getOrDefault(device, Set.of()), bind.root());
    return insideRoot && !insideExternal ? Identity.BIND_OF_ROOT : Identity.FOREIGN;
  }

  private static boolean isWithinOne(Set<RawString> directories, RawString path) {
    if (directories.isEmpty()) {
      return false; // as for most
    }
    RawString at = path;
    while (!directories.contains(at) && !at.equals(RawPaths.ROOT)) {
      at = RawPaths.parent(at);
    }
    return directories.contains(at);
  }

  /** Returns what is known of the file system of a mount of the tree before. */
  Identity identity(Mount before) {
    return identities.getOrDefault(before.id(), Identity.SAME);
  }

  /**
   * Returns the same tolerance, by which further mounts may stand on some mounts.
   *
   * @param mountIds the ids of these in the tree before
   */
  public Tolerance allowingMoreOn(Set<Integer> mountIds) {
    return new Tolerance(identities, otherDevices, mountIds);
  }

  /** Tells whether further mounts may stand on a mount of the tree before. */
  boolean allowsMoreOn(Mount before) {
    return withMore.contains(before.id());
  }

  /**
   * Tells whether it makes no difference that a superblock is read-only: a restore takes those of
   * the kernel as this host has them, such as the sysfs of another network namespace, and their
   * mounts are read-only themselves.
   */
  boolean hidesReadOnly(Pair pair) {
    return otherDevices
        && pair.before().flags().has(MountFlag.MS_RDONLY)
        && pair.after().flags().has(MountFlag.MS_RDONLY)
        && FileSystemType.named(pair.before().superblock().baseType())
            .filter(type -> type.instances() != Instances.NEW_EACH_TIME)
            .isPresent();
  }

  /** Tells whether block devices too may have other numbers, as on another machine. */
  boolean allowsOtherDevices() {
    return otherDevices;
  }
}
