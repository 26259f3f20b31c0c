package criu.mount.dump;

import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountTree;
import criu.mount.model.Visibility;
import criu.syscall.AtFlag;
import criu.syscall.CloneFlag;
import criu.syscall.Device;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.MountAttributes;
import criu.syscall.NamespaceThread;
import criu.syscall.OpenFlag;
import criu.syscall.OpenTreeFlag;
import criu.syscall.Propagation;
import criu.syscall.RawString;
import criu.syscall.ResolveFlag;
import criu.syscall.SyscallException;
import criu.syscall.UmountFlag;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens mounts of another namespace as detached copies without children, from a private copy of
 * that namespace, so that the namespace itself sees nothing. Hidden mounts are reached by taking
 * apart the copy from the top. Runs on a thread that is thrown away afterwards.
 */
final class MountOpener {
  private static final Set<OpenTreeFlag> COPY =
      Set.of(
          OpenTreeFlag.OPEN_TREE_CLONE, OpenTreeFlag.OPEN_TREE_CLOEXEC, OpenTreeFlag.AT_EMPTY_PATH);
  private static final Set<OpenFlag> PLACE =
      Set.of(OpenFlag.O_PATH, OpenFlag.O_CLOEXEC, OpenFlag.O_NOFOLLOW);
  private static final Set<ResolveFlag> NO_LINKS =
      Set.of(ResolveFlag.RESOLVE_NO_SYMLINKS, ResolveFlag.RESOLVE_NO_MAGICLINKS);
  private static final RawString UP = new RawString("/..");
  private static final Set<UmountFlag> DETACH =
      Set.of(UmountFlag.MNT_DETACH, UmountFlag.UMOUNT_NOFOLLOW);

  private final Kernel kernel;
  private final MountTree tree;
  private final Set<Integer> overRoot = new HashSet<>();
  private final Map<Mount, Fd> opened = new LinkedHashMap<>();
  private final Map<Mount, IOException> failed = new LinkedHashMap<>();

  private MountOpener(Kernel kernel, MountTree tree) {
    this.kernel = kernel;
    this.tree = tree;
    for (Mount mount : tree.depthFirst()) {
      boolean starts = mount.mountpoint().is("/") && mount.id() != tree.root().id();
      if (starts || overRoot.contains(mount.parentId())) {
        overRoot.add(mount.id());
      }
    }
  }

  /** Returns the path; the one step up from the root leads to the uppermost mount over it. */
  private RawString path(Mount mount) {
    return overRoot.contains(mount.id()) ? UP.plus(mount.mountpoint()) : mount.mountpoint();
  }

  /**
   * Opens mounts.
   *
   * @param namespace a descriptor of the namespace
   * @param root a descriptor of its root, which other mounts may cover
   * @param tree its mounts
   * @param wanted the mounts to open, each showing its whole superblock
   * @return a descriptor of each mount's root, owned by the caller
   * @throws UnopenedMountsException with all mounts that cannot be opened
   */
  static Map<Mount, Fd> open(
      Kernel kernel, Fd namespace, Fd root, MountTree tree, Collection<Mount> wanted)
      throws IOException {
    MountOpener opener = new MountOpener(kernel, tree);
    Set<Integer> hidden = Visibility.hidden(tree);
    List<Mount> covered = wanted.stream().filter(mount -> hidden.contains(mount.id())).toList();
    List<Mount> bare = wanted.stream().filter(mount -> !hidden.contains(mount.id())).toList();
    List<Mount> topFirst = tree.depthFirst().reversed();
    try (NamespaceThread thread = NamespaceThread.start(kernel, "dump")) {
      thread.run(() -> opener.enterCopy(namespace, root));
      thread.run(() -> opener.openAll(bare));
      thread.run(() -> opener.takeApart(topFirst, covered));
      opener.requireAll();
    } catch (IOException e) {
      opener.opened.values().forEach(Fd::close);
      throw e;
    }
    return opener.opened;
  }

  private void requireAll() throws UnopenedMountsException {
    if (!failed.isEmpty()) {
      throw new UnopenedMountsException(failed);
    }
  }

  private void enterCopy(Fd namespace, Fd root) throws IOException {
    kernel.namespaces().setns(namespace, CloneFlag.CLONE_NEWNS);
    kernel.namespaces().fchdir(root); // setns goes to the uppermost mount over the root
    kernel.namespaces().chroot(new RawString("."));
    kernel.namespaces().unshare(Set.of(CloneFlag.CLONE_NEWNS));
    kernel
        .mounts()
        .mountSetattr(
            Fd.CWD,
            new RawString("/"),
            Set.of(AtFlag.AT_RECURSIVE),
            MountAttributes.of(Propagation.MS_PRIVATE));
  }

  private void openAll(List<Mount> mounts) {
    mounts.forEach(this::tryOne);
  }

  private void tryOne(Mount mount) {
    try {
      openOne(mount);
    } catch (IOException e) {
      failed.put(mount, e);
    }
  }

  private void takeApart(List<Mount> topFirst, List<Mount> covered) {
    Map<Integer, Mount> left = new LinkedHashMap<>();
    covered.forEach(mount -> left.put(mount.id(), mount));
    try {
      for (Mount mount : topFirst) {
        if (left.isEmpty()) {
          return;
        }
        Optional.ofNullable(left.remove(mount.id())).ifPresent(this::tryOne);
        if (mount.id() != tree.root().id()) {
          unmount(mount);
        }
      }
    } catch (MountException e) {
      left.values().forEach(mount -> failed.put(mount, e)); // they stay covered
    }
  }

  private void unmount(Mount mount) throws MountException {
    try {
      kernel.mounts().umount(path(mount), DETACH);
    } catch (IOException e) {
      throw new MountException("dump: uncover hidden mounts in a copy", mount.label(), e);
    }
  }

  private void openOne(Mount mount) throws IOException {
    try (Fd place = kernel.files().openIn(Fd.CWD, path(mount), PLACE, 0, NO_LINKS)) {
      Device found = kernel.files().status(place, RawString.EMPTY).device();
      if (!found.equals(mount.superblock().device())) {
        throw MountException.because(
            "dump: open",
            mount.label(),
            "device " + found + " is there instead of " + mount.superblock().device());
      }
      opened.put(mount, kernel.mounts().openTree(place, RawString.EMPTY, COPY));
    } catch (SyscallException e) {
      throw new MountException("dump: open", mount.label(), e);
    }
  }
}
