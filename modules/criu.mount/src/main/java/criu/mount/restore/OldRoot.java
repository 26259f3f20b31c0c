package criu.mount.restore;

import criu.mount.model.BrokenTreeException;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountTree;
import criu.mount.procfs.MountInfoFile;
import criu.syscall.AtFlag;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The host's tree while a new one is built in place: kept in a directory of the new root, or
 * unmounted. The calling thread keeps the host's directory as its own root, so that nothing is
 * looked up in the new one.
 */
final class OldRoot implements AutoCloseable {
  private static final RawString ROOT = new RawString("/");
  private static final Path MOUNTS = Path.of("/proc/thread-self/mountinfo");

  private final Kernel kernel;
  private final RawString name;
  private Optional<Fd> host = Optional.empty();
  private Optional<Fd> root = Optional.empty();

  /**
   * Makes it for one restore.
   *
   * @param name the name of the directory in the new root, which is made and removed
   */
  OldRoot(Kernel kernel, RawString name) {
    this.kernel = kernel;
    this.name = name;
  }

  /** Pivots into a mount that is attached, and goes back to the host's directory. */
  void enter(Fd newRoot) throws IOException {
    Fd opened = kernel.files().open(Fd.CWD, ROOT, Places.PLACE_FOLLOWED, 0);
    host = Optional.of(opened);
    root = Optional.of(newRoot);
    kernel.files().mkdir(newRoot, name, 0700);
    kernel.namespaces().fchdir(newRoot);
    kernel.mounts().pivotRoot(Places.HERE, name);
    kernel.namespaces().fchdir(opened);
    kernel.namespaces().chroot(Places.HERE);
  }

  /** Drops the host's tree and its directory; the new root is the thread's root from then on. */
  void leave(Fd newRoot) throws IOException {
    kernel.namespaces().fchdir(newRoot);
    kernel.namespaces().chroot(Places.HERE);
    while (isCovered(newRoot)) { // by a scratch, where one was needed, and by the tree
      kernel.mounts().umount(name, Places.DETACH);
    }
    kernel.files().unlink(newRoot, name, Set.of(AtFlag.AT_REMOVEDIR));
    kernel.namespaces().chdir(ROOT);
  }

  private boolean isCovered(Fd newRoot) throws IOException {
    try (Fd place = kernel.files().openIn(newRoot, name, Places.PLACE, 0, Places.ON_TOP)) {
      return kernel.files().status(place, RawString.EMPTY).mountRoot();
    }
  }

  /** Unmounts everything but the root mount, children before parents. */
  void clear() throws IOException {
    try {
      MountTree tree = MountTree.of(MountInfoFile.parse(MOUNTS).mounts());
      for (Mount mount : tree.depthFirst().reversed()) {
        if (mount.id() != tree.root().id()) {
          kernel.mounts().umount(mount.mountpoint(), Places.DETACH);
        }
      }
    } catch (BrokenTreeException e) {
      throw new MountException("restore: unmount the host's tree", MOUNTS.toString(), e);
    }
  }

  /** Returns the host's root, if its tree is kept in a directory. */
  Optional<Fd> host() {
    return host;
  }

  /** Returns the new root, which is held by someone else. */
  Fd newRoot() {
    return root.orElseThrow();
  }

  /** Returns the path of the host's root in the new one. */
  RawString path() {
    return ROOT.plus(name);
  }

  @Override
  public void close() {
    host.ifPresent(Fd::close);
  }
}
