package criu.mount.dump;

import criu.mount.model.BrokenTreeException;
import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.mount.model.Visibility;
import criu.mount.procfs.MountInfoFile;
import criu.mount.rule.HostMounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Reads the mounts of the namespace of this process, which is the host's. */
final class HostMountInfo {
  private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

  private HostMountInfo() {}

  static HostMounts read() throws IOException {
    List<Mount> mounts = MountInfoFile.parse(MOUNTS).mounts();
    return HostMounts.of(mounts, hidden(mounts));
  }

  private static Set<Integer> hidden(List<Mount> mounts) {
    try {
      return Visibility.hidden(MountTree.of(mounts));
    } catch (BrokenTreeException e) {
      return Set.of(); // a chroot sees a part of the tree only
    }
  }
}
