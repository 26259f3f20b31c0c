package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.Origin;
import criu.mount.model.RawPaths;
import criu.syscall.AtFlag;
import criu.syscall.Device;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the mountpoints that are missing in the directory that becomes the root, as container
 * engines do: directories, and empty files where a file is mounted. They are seen on the host, and
 * removed again by {@link #undo}.
 */
final class MissingMountpoints implements AutoCloseable {
  private static final int MODE = 0755;

  /** Takes back one change. */
  @FunctionalInterface
  private interface Undo {
    void run() throws SyscallException;
  }

  private final FileCalls files;
  private final Deque<Undo> undo = new ArrayDeque<>();
  private final Deque<Fd> opened = new ArrayDeque<>();

  private MissingMountpoints(FileCalls files) {
    this.files = files;
  }

  /** Returns what makes nothing, and so takes nothing back. */
  static MissingMountpoints none(Kernel kernel) {
    return new MissingMountpoints(kernel.files());
  }

  /**
   * Makes what is missing for mounts on the root mount; nothing is left when that fails.
   *
   * @param root the host's directory that becomes the root
   * @param externals the host's path for each mount that an option brings back, by mount id
   */
  static MissingMountpoints make(
      Kernel kernel, RawString root, MountForest forest, Map<Integer, RawString> externals)
      throws IOException {
    MissingMountpoints made = new MissingMountpoints(kernel.files());
    try {
      Fd base = made.keep(kernel.mounts().openTree(Fd.CWD, root, Places.COPY_PATH));
      for (Mount mount : forest.main().tree().children(forest.root())) {
        made.makeFor(mount, base, Optional.ofNullable(externals.get(mount.id())));
      }
      return made;
    } catch (IOException e) {
      made.undo(e);
      throw e;
    }
  }

  private void makeFor(Mount mount, Fd base, Optional<RawString> source) throws IOException {
    Optional<FileKind> kind = kind(mount, source);
    if (kind.isEmpty() || mount.mountpoint().equals(RawPaths.ROOT)) {
      return;
    }
    try {
      Fd parent = base;
      for (String name : RawPaths.parent(mount.mountpoint()).latin1().split("/", -1)) {
        if (!name.isEmpty()) {
          parent = entered(parent, new RawString(name));
        }
      }
      if (isMissing(parent, RawPaths.name(mount.mountpoint()))) {
        make(parent, RawPaths.name(mount.mountpoint()), kind.get() == FileKind.DIRECTORY);
      }
    } catch (SyscallException e) {
      throw new MountException("restore: make the mountpoint", mount.label(), e)
          .remedy("make " + mount.mountpoint() + " in the root yourself, of the same kind");
    }
  }

  /** Returns what is mounted, as far as it is known before a restore. */
  private Optional<FileKind> kind(Mount mount, Optional<RawString> source) throws MountException {
    if (source.isEmpty()) {
      boolean whole = mount.origin() instanceof Origin.Tree && mount.showsWholeSuperblock();
      return whole ? Optional.of(FileKind.DIRECTORY) : Optional.empty();
    }
    try (Fd place = files.open(Fd.CWD, source.get(), Places.PLACE_FOLLOWED, 0)) {
      return Optional.of(files.status(place, RawString.EMPTY).kind());
    } catch (SyscallException e) {
      throw new MountException("restore: look at the host", mount.label(), e)
          .remedy("make " + source.get() + " on the host, or give another path with --external");
    }
  }

  private Fd entered(Fd parent, RawString name) throws SyscallException {
    if (isMissing(parent, name)) {
      make(parent, name, true);
    }
    return keep(files.openIn(parent, name, Places.DIRECTORY, 0, Places.ON_THIS_MOUNT));
  }

  private boolean isMissing(Fd parent, RawString name) throws SyscallException {
    try {
      files.status(parent, name);
      return false;
    } catch (SyscallException e) {
      if (e.errno() == Errno.ENOENT) {
        return true;
      }
      throw e;
    }
  }

  private void make(Fd parent, RawString name, boolean directory) throws SyscallException {
    FileStatus before = files.status(parent, RawString.EMPTY);
    undo.push(
        () -> files.setTimes(parent, RawString.EMPTY, before.access(), before.modification()));
    if (directory) {
      files.mkdir(parent, name, MODE);
      undo.push(() -> files.unlink(parent, name, Set.of(AtFlag.AT_REMOVEDIR)));
    } else {
      files.mknod(parent, name, FileKind.REGULAR.bits() | MODE, new Device(0, 0));
      undo.push(() -> files.unlink(parent, name, Set.of()));
    }
    files.chmod(parent, name, MODE); // whatever the umask
  }

  private Fd keep(Fd fd) {
    opened.push(fd);
    return fd;
  }

  /** Removes what was made, after a failure to which failures of this are attached. */
  void undo(Exception failure) {
    while (!undo.isEmpty()) {
      try {
        undo.pop().run();
      } catch (SyscallException e) {
        failure.addSuppressed(e);
      }
    }
    close();
  }

  /** Lets go of what was made, which stays. */
  @Override
  public void close() {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }
}
