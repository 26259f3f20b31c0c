package criu.tests.kernel.topology;

import criu.syscall.AtFlag;
import criu.syscall.CloneFlag;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.MountAttributes;
import criu.syscall.MountCalls;
import criu.syscall.MountFlag;
import criu.syscall.NamespaceThread;
import criu.syscall.OpenFlag;
import criu.syscall.Propagation;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import criu.syscall.UmountFlag;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A namespace made by operations; it lives on a thread until it is closed. */
final class LiveTopology implements AutoCloseable {
  private static final RawString HERE = new RawString(".");
  private static final RawString OLD = new RawString("old");
  private static final Set<OpenFlag> DIRECTORY =
      Set.of(OpenFlag.O_PATH, OpenFlag.O_DIRECTORY, OpenFlag.O_CLOEXEC);

  private final NamespaceThread thread;
  private final int refused;

  private LiveTopology(NamespaceThread thread, int refused) {
    this.thread = thread;
    this.refused = refused;
  }

  static LiveTopology make(Kernel kernel, Site site, List<Operation> operations)
      throws IOException {
    NamespaceThread thread = NamespaceThread.start(kernel, "topology");
    try {
      return new LiveTopology(thread, thread.call(() -> build(kernel, site, operations)));
    } catch (IOException | RuntimeException e) {
      thread.close();
      throw e;
    }
  }

  private static int build(Kernel kernel, Site site, List<Operation> operations)
      throws IOException {
    RawString path = RawString.of(site.root().toString());
    kernel.namespaces().unshare(Set.of(CloneFlag.CLONE_NEWNS));
    kernel
        .mounts()
        .mountSetattr(
            Fd.CWD,
            new RawString("/"),
            Set.of(AtFlag.AT_RECURSIVE),
            MountAttributes.of(Propagation.MS_PRIVATE));
    kernel
        .mounts()
        .mount(
            Optional.of(path), path, Optional.empty(), Set.of(MountFlag.MS_BIND), RawString.EMPTY);
    try (Fd root = kernel.files().open(Fd.CWD, path, DIRECTORY, 0)) {
      int refused = operate(kernel.mounts(), new Skeleton(site), operations);
      pivot(kernel, root, path);
      return refused;
    }
  }

  /** Carries operations out and returns how many the kernel refused, which do nothing. */
  private static int operate(MountCalls mounts, Skeleton skeleton, List<Operation> operations) {
    int refused = 0;
    for (Operation operation : operations) {
      try {
        operation.run(mounts, skeleton);
      } catch (SyscallException e) {
        refused++;
      }
    }
    return refused;
  }

  /**
   * Makes the first mount the root, whatever stands on it by now. The old root is put on a private
   * tmpfs on top of all that, because it cannot be put on a shared mount.
   */
  private static void pivot(Kernel kernel, Fd root, RawString path) throws IOException {
    MountCalls mounts = kernel.mounts();
    RawString tmpfs = new RawString("tmpfs");
    mounts.mount(Optional.of(tmpfs), path, Optional.of(tmpfs), Set.of(), RawString.EMPTY);
    mounts.mountSetattr(Fd.CWD, path, Set.of(), MountAttributes.of(Propagation.MS_PRIVATE));
    try (Fd top = kernel.files().open(Fd.CWD, path, DIRECTORY, 0)) {
      kernel.files().mkdir(top, OLD, 0700);
      kernel.namespaces().fchdir(root);
      mounts.pivotRoot(HERE, path.plus(new RawString("/")).plus(OLD));
      kernel.namespaces().fchdir(top);
      mounts.umount(OLD, Set.of(UmountFlag.MNT_DETACH));
      mounts.umount(HERE, Set.of(UmountFlag.MNT_DETACH));
    }
    kernel.namespaces().chdir(new RawString("/"));
  }

  /** Returns the number of the thread, by which proc knows it. */
  int id() {
    return thread.id();
  }

  /** Returns how many operations the kernel refused. */
  int refused() {
    return refused;
  }

  @Override
  public void close() {
    thread.close();
  }
}
