package criu.mount.restore;

import criu.syscall.CloneFlag;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FsConfig;
import criu.syscall.Kernel;
import criu.syscall.NamespaceThread;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.Set;

/** What the running kernel can do, found out by trying it on mounts that nobody sees. */
final class Capabilities {
  private static final RawString TMPFS = new RawString("tmpfs");
  private static final RawString PLACE = new RawString("place");

  private Capabilities() {}

  /** Tells whether a mount can be placed in a tree that is not attached (Linux 6.15). */
  static boolean detachedTrees(Kernel kernel) throws IOException {
    try {
      return detachedTreesHere(kernel);
    } catch (SyscallException e) {
      if (e.errno() != Errno.EPERM) {
        throw e;
      }
    }
    // in a user namespace whose mount namespace is the host's: nothing is mounted but in another
    try (NamespaceThread thread = NamespaceThread.start(kernel, "trial")) {
      return thread.call(() -> {
        kernel.namespaces().unshare(Set.of(CloneFlag.CLONE_NEWNS));
        return detachedTreesHere(kernel);
      });
    }
  }

  private static boolean detachedTreesHere(Kernel kernel) throws IOException {
    try (Fd tree = tmpfs(kernel);
        Fd mount = tmpfs(kernel)) {
      kernel.files().mkdir(tree, PLACE, 0700);
      Places.attachBelow(kernel, mount, tree, PLACE);
      return true;
    } catch (SyscallException e) {
      if (e.errno() == Errno.EINVAL && e.call().equals("move_mount")) {
        return false;
      }
      throw e;
    }
  }

  /** Makes an empty file system that is mounted nowhere. */
  static Fd tmpfs(Kernel kernel) throws SyscallException {
    try (Fd context = kernel.mounts().fsopen(TMPFS)) {
      kernel.mounts().fsconfig(context, new FsConfig.Create());
      return kernel.mounts().fsmount(context, Set.of());
    }
  }
}
