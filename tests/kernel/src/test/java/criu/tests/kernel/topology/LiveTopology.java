package criu.tests.kernel.topology;

import criu.syscall.AtFlag;
import criu.syscall.CloneFlag;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.MountAttributes;
import criu.syscall.MountFlag;
import criu.syscall.NamespaceThread;
import criu.syscall.Propagation;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import criu.syscall.UmountFlag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A namespace made by operations; it lives on a thread until it is closed. */
final class LiveTopology implements AutoCloseable {
  private static final RawString HERE = new RawString(".");

  private final NamespaceThread thread;

  private LiveTopology(NamespaceThread thread) {
    this.thread = thread;
  }

  static LiveTopology make(Kernel kernel, Path root, List<Operation> operations)
      throws IOException {
    NamespaceThread thread = NamespaceThread.start(kernel, "topology");
    try {
      thread.run(() -> build(kernel, root, operations));
    } catch (IOException | RuntimeException e) {
      thread.close();
      throw e;
    }
    return new LiveTopology(thread);
  }

  private static void build(Kernel kernel, Path root, List<Operation> operations)
      throws IOException {
    RawString path = RawString.of(root.toString());
    kernel.namespaces().unshare(Set.of(CloneFlag.CLONE_NEWNS));
    kernel
        .mounts()
        .mountSetattr(
            Fd.CWD, new RawString("/"), Set.of(AtFlag.AT_RECURSIVE),
            MountAttributes.of(Propagation.MS_PRIVATE));
    kernel
        .mounts()
        .mount(
            Optional.of(path), path, Optional.empty(), Set.of(MountFlag.MS_BIND), RawString.EMPTY);
    Skeleton skeleton = new Skeleton(root);
    for (Operation operation : operations) {
      try {
        operation.run(kernel.mounts(), skeleton);
      } catch (SyscallException e) {
        continue; // refused by the kernel: then the namespace stays as it is
      }
    }
    kernel.namespaces().chdir(path);
    kernel.mounts().pivotRoot(HERE, HERE);
    kernel.mounts().umount(HERE, Set.of(UmountFlag.MNT_DETACH));
    kernel.namespaces().chdir(new RawString("/"));
  }

  /** Returns the number of the thread, by which proc knows it. */
  int id() {
    return thread.id();
  }

  @Override
  public void close() {
    thread.close();
  }
}
