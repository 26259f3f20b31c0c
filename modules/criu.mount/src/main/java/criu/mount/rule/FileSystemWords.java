package criu.mount.rule;

import criu.mount.filesystem.FileSystemType;
import criu.mount.model.Mount;
import criu.syscall.Device;
import java.util.Set;

/** Says what a file system is, and why it does not come back by itself. */
final class FileSystemWords {
  private static final Set<String> SERVED =
      Set.of("nfs", "nfs4", "cifs", "smb3", "ceph", "9p", "afs", "virtiofs", "gfs2", "ocfs2");

  private FileSystemWords() {}

  static String of(Mount mount) {
    String type = mount.superblock().type().toString();
    String base = mount.superblock().baseType().latin1();
    if (FileSystemType.named(mount.superblock().baseType()).isPresent()) {
      return "a file system of type " + type + " whose root is not mounted here";
    }
    if (base.startsWith("fuse")) {
      return "a file system of type " + type + ", which a process serves that images do not hold";
    }
    if (SERVED.contains(base)) {
      return "a file system of type " + type + ", which a server holds";
    }
    if (base.equals("nsfs")) {
      return "nsfs: it keeps a namespace, which images do not hold";
    }
    Device device = mount.superblock().device();
    return "a file system of type "
        + type
        + (device.major() == 0 ? "" : " on device " + device.major() + ":" + device.minor())
        + " that comes from outside of the tree";
  }
}
