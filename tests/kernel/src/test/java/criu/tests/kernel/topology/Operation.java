package criu.tests.kernel.topology;

import criu.syscall.AtFlag;
import criu.syscall.Fd;
import criu.syscall.MountAttribute;
import criu.syscall.MountAttributes;
import criu.syscall.MountCalls;
import criu.syscall.MountFlag;
import criu.syscall.Propagation;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import criu.syscall.UmountFlag;
import java.util.Optional;
import java.util.Set;

/**
 * One thing done to a namespace; places are numbers into the fixed set of {@link Skeleton}. The
 * kernel may refuse any of them, which is part of the game. Binding a place on itself overmounts
 * it.
 */
sealed interface Operation {

  void run(MountCalls mounts, Skeleton skeleton) throws SyscallException;

  private static Set<AtFlag> scope(boolean recursive) {
    return recursive ? Set.of(AtFlag.AT_RECURSIVE) : Set.of();
  }

  /** Mounts a new tmpfs, which gets the same directories and files as the root. */
  record NewTmpfs(int target) implements Operation {
    @Override
    public void run(MountCalls mounts, Skeleton skeleton) throws SyscallException {
      RawString tmpfs = new RawString("tmpfs");
      RawString place = skeleton.directory(target);
      mounts.mount(
          Optional.of(tmpfs), place, Optional.of(tmpfs), Set.of(), new RawString("size=1m"));
      skeleton.grow(place);
    }
  }

  /** Binds a directory of the host that is outside of the root, on which the restore is told. */
  record BindOutside(int source, int target) implements Operation {
    @Override
    public void run(MountCalls mounts, Skeleton skeleton) throws SyscallException {
      mounts.mount(
          Optional.of(skeleton.outside(source)),
          skeleton.directory(target),
          Optional.empty(),
          Set.of(MountFlag.MS_BIND),
          RawString.EMPTY);
    }
  }

  /** Binds a directory, or the root, alone or with what is mounted below. */
  record Bind(int source, int target, boolean recursive) implements Operation {
    @Override
    public void run(MountCalls mounts, Skeleton skeleton) throws SyscallException {
      Set<MountFlag> flags =
          recursive ? Set.of(MountFlag.MS_BIND, MountFlag.MS_REC) : Set.of(MountFlag.MS_BIND);
      mounts.mount(
          Optional.of(skeleton.place(source)),
          skeleton.place(target),
          Optional.empty(),
          flags,
          RawString.EMPTY);
    }
  }

  /** Binds a file on a file. */
  record BindFile(int source, int target) implements Operation {
    @Override
    public void run(MountCalls mounts, Skeleton skeleton) throws SyscallException {
      mounts.mount(
          Optional.of(skeleton.file(source)),
          skeleton.file(target),
          Optional.empty(),
          Set.of(MountFlag.MS_BIND),
          RawString.EMPTY);
    }
  }

  /** Changes propagation, of one mount or of a tree. */
  record Propagate(int target, Propagation propagation, boolean recursive) implements Operation {
    @Override
    public void run(MountCalls mounts, Skeleton skeleton) throws SyscallException {
      mounts.mountSetattr(
          Fd.CWD, skeleton.place(target), scope(recursive), MountAttributes.of(propagation));
    }
  }

  /** Gives flags to one mount or to a tree. */
  record Remount(int target, Set<MountAttribute> attributes, boolean recursive)
      implements Operation {
    @Override
    public void run(MountCalls mounts, Skeleton skeleton) throws SyscallException {
      mounts.mountSetattr(
          Fd.CWD,
          skeleton.place(target),
          scope(recursive),
          new MountAttributes(
              attributes, Set.of(MountAttribute.MOUNT_ATTR__ATIME), Optional.empty()));
    }
  }

  /** Moves a mount. */
  record Move(int source, int target) implements Operation {
    @Override
    public void run(MountCalls mounts, Skeleton skeleton) throws SyscallException {
      mounts.mount(
          Optional.of(skeleton.directory(source)),
          skeleton.directory(target),
          Optional.empty(),
          Set.of(MountFlag.MS_MOVE),
          RawString.EMPTY);
    }
  }

  /** Unmounts, with or without what is mounted below. */
  record Unmount(int target, boolean detach) implements Operation {
    @Override
    public void run(MountCalls mounts, Skeleton skeleton) throws SyscallException {
      mounts.umount(skeleton.directory(target), detach ? Set.of(UmountFlag.MNT_DETACH) : Set.of());
    }
  }
}
