package criu.mount.dump;

import criu.mount.model.MountException;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The mount namespace of a live process: proves that it can be dumped, hands out its mountinfo and
 * a descriptor to enter it by.
 */
final class LiveNamespace {
  private static final Path OWN = Path.of("/proc/thread-self/ns/mnt");

  private final int pid;
  private final Path proc;

  private LiveNamespace(int pid) {
    this.pid = pid;
    this.proc = Path.of("/proc", Integer.toString(pid));
  }

  /** Returns the namespace of a process that has one of its own and its root at its root mount. */
  static LiveNamespace of(int pid) throws IOException {
    LiveNamespace namespace = new LiveNamespace(pid);
    if (namespace.link("ns/mnt").equals(Files.readSymbolicLink(OWN))) {
      throw MountException.because(
              "dump", "process " + pid, "it is in the mount namespace of criu-mount itself")
          .remedy("give a process that has a mount namespace of its own, as of unshare -m");
    }
    if (!namespace.link("root").equals(Path.of("/"))) {
      throw MountException.because(
              "dump", "process " + pid, "its root " + namespace.link("root") + " is a chroot")
          .remedy("give a process of the same namespace whose root is the root mount");
    }
    return namespace;
  }

  private Path link(String name) throws IOException {
    return Files.readSymbolicLink(proc.resolve(name));
  }

  /** Returns the content of mountinfo now. */
  byte[] mountInfo() throws IOException {
    return Files.readAllBytes(mountInfoFile());
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

  @Override
  public String toString() {
    return "process " + pid;
  }
}
