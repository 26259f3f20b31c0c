package criu.mount.restore;

import criu.syscall.AtFlag;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.Kernel;
import criu.syscall.MoveMountFlag;
import criu.syscall.OpenFlag;
import criu.syscall.OpenTreeFlag;
import criu.syscall.RawString;
import criu.syscall.ResolveFlag;
import criu.syscall.SyscallException;
import criu.syscall.UmountFlag;
import java.io.IOException;
import java.util.Set;

/** The ways in which a restore opens, copies and moves; each a set of flags with a name. */
final class Places {
  static final RawString HERE = new RawString(".");

  static final Set<OpenFlag> PLACE =
      Set.of(OpenFlag.O_PATH, OpenFlag.O_CLOEXEC, OpenFlag.O_NOFOLLOW);
  static final Set<OpenFlag> PLACE_FOLLOWED = Set.of(OpenFlag.O_PATH, OpenFlag.O_CLOEXEC);
  static final Set<OpenFlag> FILE = Set.of(OpenFlag.O_RDONLY, OpenFlag.O_CLOEXEC);
  static final Set<OpenFlag> DIRECTORY =
      Set.of(OpenFlag.O_RDONLY, OpenFlag.O_DIRECTORY, OpenFlag.O_CLOEXEC);

  /** Below the directory, on the same mount, through no link at all. */
  static final Set<ResolveFlag> ON_THIS_MOUNT =
      Set.of(
          ResolveFlag.RESOLVE_BENEATH,
          ResolveFlag.RESOLVE_NO_XDEV,
          ResolveFlag.RESOLVE_NO_SYMLINKS,
          ResolveFlag.RESOLVE_NO_MAGICLINKS);

  /** Below the directory, on whatever is mounted there, through no link at all. */
  static final Set<ResolveFlag> ON_TOP =
      Set.of(
          ResolveFlag.RESOLVE_BENEATH,
          ResolveFlag.RESOLVE_NO_SYMLINKS,
          ResolveFlag.RESOLVE_NO_MAGICLINKS);

  /** Inside the directory as if it were the root, through no link at all. */
  static final Set<ResolveFlag> INSIDE =
      Set.of(
          ResolveFlag.RESOLVE_IN_ROOT,
          ResolveFlag.RESOLVE_NO_SYMLINKS,
          ResolveFlag.RESOLVE_NO_MAGICLINKS);

  /** Inside the directory as if it were the root, following symbolic links there. */
  static final Set<ResolveFlag> INSIDE_FOLLOWED =
      Set.of(ResolveFlag.RESOLVE_IN_ROOT, ResolveFlag.RESOLVE_NO_MAGICLINKS);

  static final Set<OpenTreeFlag> COPY_THIS =
      Set.of(
          OpenTreeFlag.OPEN_TREE_CLONE, OpenTreeFlag.OPEN_TREE_CLOEXEC, OpenTreeFlag.AT_EMPTY_PATH);
  static final Set<OpenTreeFlag> COPY_ALL =
      Set.of(
          OpenTreeFlag.OPEN_TREE_CLONE,
          OpenTreeFlag.OPEN_TREE_CLOEXEC,
          OpenTreeFlag.AT_EMPTY_PATH,
          OpenTreeFlag.AT_RECURSIVE);
  static final Set<OpenTreeFlag> COPY_NAME =
      Set.of(
          OpenTreeFlag.OPEN_TREE_CLONE,
          OpenTreeFlag.OPEN_TREE_CLOEXEC,
          OpenTreeFlag.AT_SYMLINK_NOFOLLOW,
          OpenTreeFlag.AT_NO_AUTOMOUNT);
  static final Set<OpenTreeFlag> COPY_PATH =
      Set.of(OpenTreeFlag.OPEN_TREE_CLONE, OpenTreeFlag.OPEN_TREE_CLOEXEC);

  private static final Set<MoveMountFlag> MOVE_THIS =
      Set.of(MoveMountFlag.MOVE_MOUNT_F_EMPTY_PATH, MoveMountFlag.MOVE_MOUNT_T_EMPTY_PATH);
  static final Set<MoveMountFlag> MOVE_TO_PATH = Set.of(MoveMountFlag.MOVE_MOUNT_F_EMPTY_PATH);
  static final Set<MoveMountFlag> JOIN_GROUP =
      Set.of(
          MoveMountFlag.MOVE_MOUNT_SET_GROUP,
          MoveMountFlag.MOVE_MOUNT_F_EMPTY_PATH,
          MoveMountFlag.MOVE_MOUNT_T_EMPTY_PATH);

  static final Set<UmountFlag> DETACH = Set.of(UmountFlag.MNT_DETACH, UmountFlag.UMOUNT_NOFOLLOW);
  static final Set<UmountFlag> DETACH_FOLLOWED = Set.of(UmountFlag.MNT_DETACH);
  static final Set<AtFlag> THIS = Set.of(AtFlag.AT_EMPTY_PATH);

  private Places() {}

  /** Something done with a place that is open for the time being. */
  @FunctionalInterface
  interface Use {
    void with(Fd place) throws IOException;
  }

  /** Opens a place on the mount that a descriptor is the root of; that itself when it is empty. */
  static void below(FileCalls files, Fd mount, RawString path, Use use) throws IOException {
    if (path.isEmpty()) {
      use.with(mount); // the root may be a file, below which nothing can be opened
      return;
    }
    try (Fd place = open(files, mount, path)) {
      use.with(place);
    }
  }

  /**
   * Opens a place on the same mount. Since Linux 6.18 RESOLVE_NO_XDEV refuses each directory of an
   * autofs, so that then the place is looked at afterwards.
   */
  private static Fd open(FileCalls files, Fd mount, RawString path) throws SyscallException {
    try {
      return files.openIn(mount, path, PLACE, 0, ON_THIS_MOUNT);
    } catch (SyscallException e) {
      if (e.errno() != Errno.EXDEV) {
        throw e;
      }
      Fd place = files.openIn(mount, path, PLACE, 0, ON_TOP);
      if (!isOn(files, mount, place)) {
        place.close();
        throw e;
      }
      return place;
    }
  }

  private static boolean isOn(FileCalls files, Fd mount, Fd place) throws SyscallException {
    return files.status(mount, RawString.EMPTY).mountId()
        == files.status(place, RawString.EMPTY).mountId();
  }

  /** Mounts a detached mount on a place, or moves an attached one there. */
  static void attach(Kernel kernel, Fd mount, Fd place) throws SyscallException {
    kernel.mounts().moveMount(mount, RawString.EMPTY, place, RawString.EMPTY, MOVE_THIS);
  }

  /** Does so on a name in a directory, or with no name on what the descriptor is of. */
  static void attach(Kernel kernel, Fd mount, Fd directory, RawString name)
      throws SyscallException {
    Set<MoveMountFlag> flags = name.isEmpty() ? MOVE_THIS : MOVE_TO_PATH;
    kernel.mounts().moveMount(mount, RawString.EMPTY, directory, name, flags);
  }

  /** Does so below the mount that a descriptor is the root of; on that root when it is empty. */
  static void attachBelow(Kernel kernel, Fd mount, Fd parent, RawString path) throws IOException {
    below(kernel.files(), parent, path, place -> attach(kernel, mount, place));
  }
}
