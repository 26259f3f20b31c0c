package criu.mount.rule;

import criu.mount.filesystem.FileSystemType;
import criu.mount.model.Mount;
import criu.syscall.Device;
import java.util.List;

/** What cures a mount of a file system that is on a device or server. */
final class SourceRemedies {
  private SourceRemedies() {}

  /**
   * Returns the remedies; none when a mount shows no more than a part of what the host has too, as
   * a directory of the host does.
   */
  static List<Remedy> of(Mount mount, boolean onHost) {
    String type = mount.superblock().baseType().toString();
    boolean subvolumes = mount.superblock().baseType().is("btrfs");
    boolean whole = mount.showsWholeSuperblock() || subvolumes;
    if ((!whole && onHost)
        || FileSystemType.fromItsSource(mount.superblock().baseType()).isEmpty()) {
      return List.of();
    }
    Remedy enabled = Remedy.dump("--enable-fs", type);
    Device device = mount.superblock().device();
    return device.major() != 0 || subvolumes
        ? List.of(given(mount, device), enabled)
        : List.of(enabled);
  }

  private static Remedy given(Mount mount, Device device) {
    String name = "disk-" + device.major() + "-" + device.minor();
    return Remedy.dump("--external", "dev[" + device.major() + "/" + device.minor() + "]:" + name)
        .restore("--external", "dev[" + name + "]:" + mount.superblock().source());
  }
}
