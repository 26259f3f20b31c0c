package criu.tests.kernel.topology;

import criu.syscall.CloneFlag;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.MountAttributes;
import criu.syscall.MountCalls;
import criu.syscall.NamespaceThread;
import criu.syscall.OpenFlag;
import criu.syscall.Propagation;
import criu.syscall.RawString;
import criu.syscall.UmountFlag;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** A thread of this process in the mount namespace of a task, from where it is changed. */
final class Workplace implements AutoCloseable {
  private static final RawString HERE = new RawString(".");
  private static final RawString OLD = new RawString("old");
  private static final Set<OpenFlag> DIRECTORY =
      Set.of(OpenFlag.O_PATH, OpenFlag.O_DIRECTORY, OpenFlag.O_CLOEXEC);
  private static final Set<OpenFlag> FILE = Set.of(OpenFlag.O_RDONLY, OpenFlag.O_CLOEXEC);

  private final Kernel kernel;
  private final NamespaceThread thread;
  private final long task;

  private Workplace(Kernel kernel, NamespaceThread thread, long task) {
    this.kernel = kernel;
    this.thread = thread;
    this.task = task;
  }

  static Workplace enter(Kernel kernel, long task) throws IOException {
    NamespaceThread thread = NamespaceThread.start(kernel, "topology");
    try (Fd namespace = kernel.files().open(Fd.CWD, proc(task, "ns/mnt"), FILE, 0)) {
      thread.run(() -> kernel.namespaces().setns(namespace, CloneFlag.CLONE_NEWNS));
      return new Workplace(kernel, thread, task);
    } catch (IOException | RuntimeException e) {
      thread.close();
      throw e;
    }
  }

  private static RawString proc(long task, String file) {
    return RawString.of("/proc/" + task + "/" + file);
  }

  /** Returns the process in whose namespace this is. */
  long task() {
    return task;
  }

  /** Does something, as the namespace is seen from inside. */
  void run(NamespaceThread.Step step) throws IOException {
    thread.run(step);
  }

  /**
   * Makes the working directory of the task the root, for the task as well, whatever stands on it
   * by now. The old root is put on a private tmpfs on top of all that, because it cannot be put on
   * a shared mount.
   */
  void pivot(Site site) throws IOException {
    thread.run(() -> pivot(RawString.of(site.root().toString())));
  }

  private void pivot(RawString path) throws IOException {
    MountCalls mounts = kernel.mounts();
    RawString tmpfs = new RawString("tmpfs");
    mounts.mount(Optional.of(tmpfs), path, Optional.of(tmpfs), Set.of(), RawString.EMPTY);
    mounts.mountSetattr(Fd.CWD, path, Set.of(), MountAttributes.of(Propagation.MS_PRIVATE));
    try (Fd root = kernel.files().open(Fd.CWD, proc(task, "cwd"), DIRECTORY, 0);
        Fd top = kernel.files().open(Fd.CWD, path, DIRECTORY, 0)) {
      kernel.files().mkdir(top, OLD, 0700);
      kernel.namespaces().fchdir(root);
      mounts.pivotRoot(HERE, path.plus(new RawString("/")).plus(OLD));
      kernel.namespaces().fchdir(top);
      mounts.umount(OLD, Set.of(UmountFlag.MNT_DETACH));
      mounts.umount(HERE, Set.of(UmountFlag.MNT_DETACH));
    }
    kernel.namespaces().chdir(new RawString("/"));
  }

  @Override
  public void close() {
    thread.close();
  }
}
