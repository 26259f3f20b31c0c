package criu.mount.dump;

import criu.mount.filesystem.OwnerOptions;
import criu.mount.model.MountException;
import criu.mount.model.Task;
import criu.mount.model.UserNamespace;
import criu.mount.procfs.IdMapFile;
import criu.mount.procfs.MountInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The user namespace of live processes. */
final class LiveUserNamespace {

  private LiveUserNamespace() {}

  /**
   * Returns the user namespace of tasks; empty when it is that of this process.
   *
   * @param own the number of the user namespace of this process
   * @throws MountException when mount namespaces are in different user namespaces
   */
  static Optional<UserNamespace> of(List<Task> tasks, int own) throws IOException {
    Task root = tasks.getFirst();
    for (Task task : tasks) {
      boolean same = task.objects().user() == root.objects().user();
      if (!same && task.objects().mnt() != root.objects().mnt()) {
        throw MountException.because(
                "dump",
                "process " + task.pid(),
                "its mount namespace is in another user namespace than that of process "
                    + root.pid())
            .remedy("dump it by itself with -t " + task.pid());
      }
    }
    return root.objects().user() == own
        ? Optional.empty()
        : Optional.of(IdMapFile.read(proc(root.pid()), root.objects().user()));
  }

  /** Returns mounts with the owners among their options as a process sees them. */
  static MountInfo inside(MountInfo info, int pid) throws IOException {
    UserNamespace user = IdMapFile.read(proc(pid), 0);
    return new MountInfo(OwnerOptions.inside(info.mounts(), user), info.unknown());
  }

  private static Path proc(int pid) {
    return Path.of("/proc", Integer.toString(pid));
  }
}
