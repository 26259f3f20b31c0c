package criu.tests.kernel.topology;

import criu.syscall.AtFlag;
import criu.syscall.Fd;
import criu.syscall.FsConfig;
import criu.syscall.Kernel;
import criu.syscall.MountAttribute;
import criu.syscall.MountAttributes;
import criu.syscall.MountCalls;
import criu.syscall.MountFlag;
import criu.syscall.MoveMountFlag;
import criu.syscall.Propagation;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import criu.syscall.UmountFlag;
import java.util.Optional;
import java.util.Set;

/** One thing done on the way to a topology. */
sealed interface Operation {

  /**
   * Starts a task with a copy of the namespace that is worked in, and goes on in that copy. Beyond
   * {@link LiveTopology#MOST_NAMESPACES} it does nothing.
   */
  record Unshare() implements Operation {}

  /** Goes on in another of the namespaces that there are by now. */
  record Enter(int namespace) implements Operation {}

  /**
   * Something done to a namespace; places are numbers into the fixed set of {@link Skeleton}. The
   * kernel may refuse any of them, which is part of the game. Binding a place on itself overmounts
   * it.
   */
  sealed interface Change extends Operation {
    void run(Kernel kernel, Skeleton skeleton) throws SyscallException;
  }

  private static Set<AtFlag> scope(boolean recursive) {
    return recursive ? Set.of(AtFlag.AT_RECURSIVE) : Set.of();
  }

  /** Mounts a new tmpfs, which gets the same directories and files as the root. */
  record NewTmpfs(int target) implements Change {
    @Override
    public void run(Kernel kernel, Skeleton skeleton) throws SyscallException {
      RawString tmpfs = new RawString("tmpfs");
      RawString place = skeleton.directory(target);
      kernel
          .mounts()
          .mount(Optional.of(tmpfs), place, Optional.of(tmpfs), Set.of(), new RawString("size=1m"));
      skeleton.grow(place);
    }
  }

  /** Mounts a new tmpfs, whose file system becomes read-only when everything is in it. */
  record FixedTmpfs(int target) implements Change {
    private static final Set<MoveMountFlag> THIS = Set.of(MoveMountFlag.MOVE_MOUNT_F_EMPTY_PATH);

    @Override
    public void run(Kernel kernel, Skeleton skeleton) throws SyscallException {
      RawString place = skeleton.directory(target);
      MountCalls mounts = kernel.mounts();
      try (Fd context = mounts.fsopen(new RawString("tmpfs"))) {
        mounts.fsconfig(context, new FsConfig.Create());
        try (Fd made = mounts.fsmount(context, Set.of())) {
          mounts.moveMount(made, RawString.EMPTY, Fd.CWD, place, THIS);
          skeleton.grow(place);
          makeReadOnly(mounts, made);
        }
      }
    }

    private static void makeReadOnly(MountCalls mounts, Fd made) throws SyscallException {
      try (Fd context = mounts.fspick(made)) {
        mounts.fsconfig(context, new FsConfig.SetFlag(new RawString("ro")));
        mounts.fsconfig(context, new FsConfig.Reconfigure());
      }
    }
  }

  /** Binds a directory of the host that is outside of the root, on which the restore is told. */
  record BindOutside(int source, int target) implements Change {
    @Override
    public void run(Kernel kernel, Skeleton skeleton) throws SyscallException {
      kernel
          .mounts()
          .mount(
              Optional.of(skeleton.outside(source)),
              skeleton.directory(target),
              Optional.empty(),
              Set.of(MountFlag.MS_BIND),
              RawString.EMPTY);
    }
  }

  /** Binds a directory, or the root, alone or with what is mounted below. */
  record Bind(int source, int target, boolean recursive) implements Change {
    @Override
    public void run(Kernel kernel, Skeleton skeleton) throws SyscallException {
      Set<MountFlag> flags =
          recursive ? Set.of(MountFlag.MS_BIND, MountFlag.MS_REC) : Set.of(MountFlag.MS_BIND);
      kernel
          .mounts()
          .mount(
              Optional.of(skeleton.place(source)),
              skeleton.place(target),
              Optional.empty(),
              flags,
              RawString.EMPTY);
    }
  }

  /** Binds a file on a file. */
  record BindFile(int source, int target) implements Change {
    @Override
    public void run(Kernel kernel, Skeleton skeleton) throws SyscallException {
      kernel
          .mounts()
          .mount(
              Optional.of(skeleton.file(source)),
              skeleton.file(target),
              Optional.empty(),
              Set.of(MountFlag.MS_BIND),
              RawString.EMPTY);
    }
  }

  /** Changes propagation, of one mount or of a tree. */
  record Propagate(int target, Propagation propagation, boolean recursive) implements Change {
    @Override
    public void run(Kernel kernel, Skeleton skeleton) throws SyscallException {
      kernel
          .mounts()
          .mountSetattr(
              Fd.CWD, skeleton.place(target), scope(recursive), MountAttributes.of(propagation));
    }
  }

  /** Gives flags to one mount or to a tree. */
  record Remount(int target, Set<MountAttribute> attributes, boolean recursive) implements Change {
    @Override
    public void run(Kernel kernel, Skeleton skeleton) throws SyscallException {
      kernel
          .mounts()
          .mountSetattr(
              Fd.CWD,
              skeleton.place(target),
              scope(recursive),
              new MountAttributes(
                  attributes, Set.of(MountAttribute.MOUNT_ATTR__ATIME), Optional.empty()));
    }
  }

  /** Moves a mount. */
  record Move(int source, int target) implements Change {
    @Override
    public void run(Kernel kernel, Skeleton skeleton) throws SyscallException {
      kernel
          .mounts()
          .mount(
              Optional.of(skeleton.directory(source)),
              skeleton.directory(target),
              Optional.empty(),
              Set.of(MountFlag.MS_MOVE),
              RawString.EMPTY);
    }
  }

  /** Unmounts, with or without what is mounted below. */
  record Unmount(int target, boolean detach) implements Change {
    @Override
    public void run(Kernel kernel, Skeleton skeleton) throws SyscallException {
      kernel
          .mounts()
          .umount(skeleton.directory(target), detach ? Set.of(UmountFlag.MNT_DETACH) : Set.of());
    }
  }

  /** Takes flags from one mount or from a tree. */
  record Clear(int target, Set<MountAttribute> attributes, boolean recursive) implements Change {
    @Override
    public void run(Kernel kernel, Skeleton skeleton) throws SyscallException {
      kernel
          .mounts()
          .mountSetattr(
              Fd.CWD,
              skeleton.place(target),
              scope(recursive),
              new MountAttributes(Set.of(), attributes, Optional.empty()));
    }
  }

  /** Removes an empty directory, of which there may be binds. */
  record RemoveDirectory(int target) implements Change {
    @Override
    public void run(Kernel kernel, Skeleton skeleton) throws SyscallException {
      kernel.files().unlink(Fd.CWD, skeleton.directory(target), Set.of(AtFlag.AT_REMOVEDIR));
    }
  }

  /** Removes a file, of which there may be binds. */
  record RemoveFile(int target) implements Change {
    @Override
    public void run(Kernel kernel, Skeleton skeleton) throws SyscallException {
      kernel.files().unlink(Fd.CWD, skeleton.file(target), Set.of());
    }
  }
}
