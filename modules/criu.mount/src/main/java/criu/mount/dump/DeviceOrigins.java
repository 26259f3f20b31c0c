package criu.mount.dump;

import criu.mount.external.ExternalDevices;
import criu.mount.filesystem.FileSystemType;
import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.Origin;
import criu.mount.model.Superblock;
import criu.syscall.Device;
import criu.syscall.RawString;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Marks the mounts of a device that an option names: those of its root, of which the others are
 * binds, or all of them where its root is not mounted.
 */
final class DeviceOrigins {
  private final ExternalDevices devices;
  private final Set<Device> whole = new HashSet<>();

  DeviceOrigins(MountForest forest, ExternalDevices devices) {
    this.devices = devices;
    for (Mount mount : forest.mounts()) {
      if (mount.showsWholeSuperblock()) {
        whole.add(mount.superblock().device());
      }
    }
  }

  /** Returns a mount with what the options say of it. */
  Mount of(Mount mount) {
    boolean marked = mount.showsWholeSuperblock() || !whole.contains(mount.superblock().device());
    Optional<RawString> name = marked ? name(mount.superblock()) : Optional.empty();
    return name.map(found -> marked(mount, found)).orElse(mount);
  }

  private Optional<RawString> name(Superblock superblock) {
    return !devices.keys().isEmpty()
            && FileSystemType.fromItsSource(superblock.baseType()).isPresent()
        ? devices.get(ExternalDevices.left(superblock.device()))
        : Optional.empty();
  }

  private static Mount marked(Mount mount, RawString name) {
    return mount.withSource(ExternalDevices.source(name)).withOrigin(new Origin.DeviceExternal());
  }

  /** Returns the devices that options name and no mount of a forest is marked for. */
  static Set<RawString> unused(ExternalDevices devices, MountForest marked) {
    Set<RawString> unused = new LinkedHashSet<>(devices.keys());
    for (Mount mount : marked.mounts()) {
      if (mount.origin() instanceof Origin.DeviceExternal) {
        unused.remove(ExternalDevices.left(mount.superblock().device()));
      }
    }
    return unused;
  }
}
