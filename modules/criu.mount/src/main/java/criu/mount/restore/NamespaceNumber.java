package criu.mount.restore;

import criu.syscall.CloneFlag;
import criu.syscall.Device;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.NamespaceCalls;
import criu.syscall.NamespaceThread;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.Set;

/**
 * The number of a new mount namespace. It can be mounted, and so pinned, only in a namespace with a
 * smaller number, and from Linux 6.18 on each processor hands out numbers of its own.
 */
final class NamespaceNumber {
  private static final int REGULAR_FILE = 0100600;
  private static final RawString PLACE = new RawString("place");

  private NamespaceNumber() {}

  /**
   * Has other processors number the namespace of a thread until it can be pinned by this process.
   * To be done before anything is built, because a copy of a namespace is not all that it was.
   */
  static void settle(Kernel kernel, NamespaceThread thread) throws IOException {
    int processors = Runtime.getRuntime().availableProcessors();
    for (int processor = 0; processor < processors; processor++) {
      // Made before it is known to be needed: so every run loads the same classes, and the image of
      // the
      // command, which is trained by runs, is the same in every build.
      NamespaceThread.Step again = unsharingOn(processor, kernel.namespaces());
      if (canBePinned(kernel, thread)) {
        return;
      }
      thread.run(again);
    }
  }

  private static NamespaceThread.Step unsharingOn(int processor, NamespaceCalls calls) {
    return () -> {
      calls.runOnProcessor(processor);
      calls.unshare(Set.of(CloneFlag.CLONE_NEWNS));
    };
  }

  /** Returns a detached mount of the namespace of a thread. */
  static Fd mountOf(Kernel kernel, NamespaceThread thread) throws SyscallException {
    RawString file = RawString.of("/proc/self/task/" + thread.id() + "/ns/mnt");
    return kernel.mounts().openTree(Fd.CWD, file, Places.COPY_PATH);
  }

  /** Tells whether this process can pin the namespace of a thread. */
  static boolean canBePinned(Kernel kernel, NamespaceThread thread) throws IOException {
    try (Fd tree = Capabilities.tmpfs(kernel);
        Fd namespace = mountOf(kernel, thread)) {
      kernel.files().mknod(tree, PLACE, REGULAR_FILE, new Device(0, 0));
      Places.attachBelow(kernel, namespace, tree, PLACE);
      return true;
    } catch (SyscallException e) {
      if (e.errno() == Errno.ELOOP) {
        return false;
      }
      if (e.errno() == Errno.EINVAL && e.call().equals("move_mount")) {
        return true; // a kernel without detached trees, on which later numbers are larger
      }
      if (e.errno() == Errno.EPERM) {
        return true; // whatever its number: this process may not mount where it is
      }
      throw e;
    }
  }
}
