package criu.mount.dump;

import criu.mount.model.Task;
import criu.mount.procfs.MountInfoFile;
import criu.mount.rule.Remedy;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A mount namespace of live processes: proves that it can be dumped, hands out its mountinfo and a
 * descriptor to enter it by.
 */
final class LiveNamespace {
  private static final Path ROOT = Path.of("/");

  private final int id;
  private final int pid;
  private final Path proc;

  private LiveNamespace(int id, int pid) {
    this.id = id;
    this.pid = pid;
    this.proc = Path.of("/proc", Integer.toString(pid));
  }

  /**
   * Returns the namespaces of tasks, that of the first first, each through a task whose root is the
   * root mount.
   *
   * @param own the number of the mount namespace of this process
   */
  static List<LiveNamespace> of(List<Task> tasks, int own) throws IOException {
    Map<Integer, LiveNamespace> byId = new LinkedHashMap<>();
    for (Task task : tasks) {
      int id = task.objects().mnt();
      if (id == own) {
        throw inOwnNamespace(task);
      }
      LiveNamespace here = new LiveNamespace(id, task.pid());
      byId.merge(id, here, (first, other) -> first);
    }
    List<LiveNamespace> namespaces = new ArrayList<>();
    for (LiveNamespace first : byId.values()) {
      namespaces.add(first.throughUnchrooted(tasks));
    }
    return namespaces;
  }

  private static ProblemsException inOwnNamespace(Task task) throws IOException {
    Remedy other =
        Remedy.words("give a process that has a mount namespace of its own, as of unshare -m");
    return ProblemsException.of(
        task.pid(),
        "own-namespace",
        "it is in the mount namespace of criu-mount itself",
        PidNumbers.seenInsideAs(task.pid()).orElse(other));
  }

  private LiveNamespace throughUnchrooted(List<Task> tasks) throws IOException {
    for (Task task : tasks) {
      LiveNamespace candidate = new LiveNamespace(id, task.pid());
      if (task.objects().mnt() == id && candidate.link("root").equals(ROOT)) {
        return candidate;
      }
    }
    throw ProblemsException.of(
        pid,
        "chroot",
        "its root " + link("root") + " is a chroot: it does not see all mounts of its namespace",
        NamespaceFellows.insteadOf(pid));
  }

  private Path link(String name) throws IOException {
    return Files.readSymbolicLink(proc.resolve(name));
  }

  /** Returns the number of the namespace. */
  int id() {
    return id;
  }

  /** Returns a process that is in it and sees all of it. */
  int pid() {
    return pid;
  }

  /** Returns the content of mountinfo now. */
  byte[] mountInfo() throws IOException {
    return MountInfoFile.read(mountInfoFile());
  }

  /** Returns the path of mountinfo, for messages too. */
  Path mountInfoFile() {
    return proc.resolve("mountinfo");
  }

  /** Opens the namespace for {@code setns(2)}; the caller closes it. */
  Fd open(FileCalls files) throws IOException {
    RawString path = RawString.of(proc.resolve("ns/mnt").toString());
    return files.open(Fd.CWD, path, Set.of(OpenFlag.O_RDONLY, OpenFlag.O_CLOEXEC), 0);
  }

  /** Opens the root of the process, which is the root mount; the caller closes it. */
  Fd openRoot(FileCalls files) throws IOException {
    RawString path = RawString.of(proc.resolve("root").toString());
    return files.open(Fd.CWD, path, Set.of(OpenFlag.O_PATH, OpenFlag.O_CLOEXEC), 0);
  }

  @Override
  public String toString() {
    return "process " + pid;
  }
}
