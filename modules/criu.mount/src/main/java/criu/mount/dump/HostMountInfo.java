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

/**
 * The mounts of the namespace of this process, which is the host's.
 *
 * @param mounts all of them in the order of mountinfo
 * @param hidden the ids of those that their mountpoint does not lead to
 */
record HostMountInfo(List<Mount> mounts, Set<Integer> hidden) {
  private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

  static HostMountInfo read() throws IOException {
    List<Mount> mounts = MountInfoFile.parse(MOUNTS).mounts();
    return new HostMountInfo(mounts, hiddenOf(mounts));
  }

  private static Set<Integer> hiddenOf(List<Mount> mounts) {
    try {
      return Visibility.hidden(MountTree.of(mounts));
    } catch (BrokenTreeException e) {
      return Set.of(); // a chroot sees a part of the tree only
    }
  }

  /** Returns them as rules look at them. */
  HostMounts bySuperblock() {
    return HostMounts.of(mounts, hidden);
  }

  /** Returns them by what they show. */
  HostIndex byPlace() {
    return new HostIndex(mounts, hidden);
  }
}
