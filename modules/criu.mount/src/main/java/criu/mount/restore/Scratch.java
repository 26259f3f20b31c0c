package criu.mount.restore;

import criu.mount.model.Superblock;
import criu.syscall.Device;
import criu.syscall.Fd;
import criu.syscall.FsConfig;
import criu.syscall.Kernel;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * A tmpfs over the root of the new namespace, where no path leads: a private place to mount at. It
 * goes with the host's tree when the root is switched.
 */
final class Scratch implements AutoCloseable {
  private static final int REGULAR_FILE = 0100600;

  private final Kernel kernel;
  private final Fd root;
  private int parked;

  private Scratch(Kernel kernel, Fd root) {
    this.kernel = kernel;
    this.root = root;
  }

  /** Mounts the scratch; the calling thread is in the new namespace. */
  static Scratch mount(Kernel kernel) throws IOException {
    try (Fd context = kernel.mounts().fsopen(new RawString("tmpfs"))) {
      kernel.mounts().fsconfig(context, new FsConfig.Create());
      Fd root = kernel.mounts().fsmount(context, Set.of());
      try (Fd hostRoot =
          kernel.files().open(Fd.CWD, new RawString("/"), Places.PLACE_FOLLOWED, 0)) {
        Places.attach(kernel, root, hostRoot);
      } catch (IOException e) {
        root.close();
        throw e;
      }
      return new Scratch(kernel, root);
    }
  }

  /** Gives the scratch when it is needed, and mounts it when it is needed first. */
  @FunctionalInterface
  interface Lazy {
    Scratch get() throws IOException;
  }

  /**
   * Mounts a file system by mount(2), which takes longer options than fsconfig(2), and returns a
   * detached mount of it.
   */
  Fd mount(Superblock superblock, RawString data) throws IOException {
    RawString name = new RawString("made." + parked++);
    kernel.files().mkdir(root, name, 0700);
    try (Fd place = kernel.files().openIn(root, name, Places.PLACE, 0, Places.ON_THIS_MOUNT)) {
      kernel.namespaces().fchdir(place);
      kernel
          .mounts()
          .mount(
              Optional.of(superblock.source()),
              Places.HERE,
              Optional.of(superblock.baseType()),
              superblock.flags().without(MountFlag.MS_RDONLY).toSet(),
              data);
    } catch (SyscallException e) {
      throw new IOException(e.getMessage(), e);
    }
    try (Fd made = kernel.files().openIn(root, name, Places.PLACE, 0, Places.ON_TOP)) {
      Fd copy = kernel.mounts().openTree(made, RawString.EMPTY, Places.COPY_THIS);
      kernel.namespaces().fchdir(root);
      kernel.mounts().umount(name, Places.DETACH);
      return copy;
    }
  }

  /** Returns the root of the scratch, owned by it. */
  Fd root() {
    return root;
  }

  /** Attaches a detached mount of a directory or file at a place of its own. */
  void park(Fd detached, boolean directory) throws IOException {
    RawString name = new RawString("parked." + parked++);
    if (directory) {
      kernel.files().mkdir(root, name, 0700);
    } else {
      kernel.files().mknod(root, name, REGULAR_FILE, new Device(0, 0));
    }
    Places.attachBelow(kernel, detached, root, name);
  }

  @Override
  public void close() {
    root.close();
  }
}
