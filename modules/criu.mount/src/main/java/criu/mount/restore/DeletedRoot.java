package criu.mount.restore;

import criu.mount.model.Ownership;
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
import java.util.Optional;
import java.util.Set;

/**
 * A file or directory that was deleted while it was mounted: made once more until the copy of it
 * stands, because the kernel does not move a mount of what is deleted (measured on Linux 6.18).
 * What has its name by now is renamed meanwhile; directories that are missing on the way are made
 * too. Closing undoes all of it.
 */
final class DeletedRoot implements AutoCloseable {
  private static final RawString ASIDE = new RawString(".criu-mount.aside");

  /** Takes back one change, or lets go of a descriptor. */
  @FunctionalInterface
  private interface Undo {
    void run() throws IOException;
  }

  private final Kernel kernel;
  private final FileCalls files;
  private final Fd source;
  private final RawString path;
  private final Deque<Undo> undo = new ArrayDeque<>();

  /**
   * Prepares it for one copy.
   *
   * @param source a mount of the file system it was in, used by {@link #copy} only
   * @param path where it was, below the root of that mount
   */
  DeletedRoot(Kernel kernel, Fd source, RawString path) {
    this.kernel = kernel;
    this.files = kernel.files();
    this.source = source;
    this.path = path;
  }

  /** Makes it, and returns a detached mount of it. */
  Fd copy(FileKind kind, Ownership ownership) throws IOException {
    Fd parent = parent();
    RawString name = RawPaths.name(path);
    if (kind(parent, name).isPresent()) {
      files.rename(parent, name, parent, ASIDE);
      undo.push(() -> files.rename(parent, ASIDE, parent, name));
    }
    make(parent, name, kind, ownership.mode());
    try (Fd place = files.openIn(parent, name, Places.PLACE, 0, Places.ON_THIS_MOUNT)) {
      files.chown(parent, name, ownership.uid(), ownership.gid());
      files.chmod(parent, name, ownership.mode()); // chown(2) clears set-user-ID
      return kernel.mounts().openTree(place, RawString.EMPTY, Places.COPY_THIS);
    }
  }

  private void make(Fd parent, RawString name, FileKind kind, int mode) throws IOException {
    if (kind == FileKind.DIRECTORY) {
      files.mkdir(parent, name, mode);
      undo.push(() -> files.unlink(parent, name, Set.of(AtFlag.AT_REMOVEDIR)));
    } else {
      files.mknod(parent, name, FileKind.REGULAR.bits() | mode, new Device(0, 0));
      undo.push(() -> files.unlink(parent, name, Set.of()));
    }
  }

  /** Opens the directory it was in, after those that are missing are made. */
  private Fd parent() throws IOException {
    RawString directory = RawPaths.parent(new RawString("/" + path.latin1())).substring(1);
    Fd at = opened(source, Places.HERE);
    for (String part : directory.latin1().split("/", -1)) {
      RawString name = new RawString(part);
      if (!name.isEmpty()) {
        at = entered(at, name);
      }
    }
    return at;
  }

  private Fd entered(Fd parent, RawString name) throws IOException {
    if (kind(parent, name).isEmpty()) {
      files.mkdir(parent, name, 0755);
      undo.push(() -> files.unlink(parent, name, Set.of(AtFlag.AT_REMOVEDIR)));
    }
    return opened(parent, name);
  }

  /** Opens a directory, which gets its times back. */
  private Fd opened(Fd directory, RawString name) throws IOException {
    Fd opened = files.openIn(directory, name, Places.DIRECTORY, 0, Places.ON_THIS_MOUNT);
    undo.push(opened::close);
    FileStatus before = files.status(opened, RawString.EMPTY);
    undo.push(
        () -> files.setTimes(opened, RawString.EMPTY, before.access(), before.modification()));
    return opened;
  }

  private Optional<FileKind> kind(Fd directory, RawString at) throws IOException {
    try (Fd found = files.openIn(directory, at, Places.PLACE, 0, Places.ON_THIS_MOUNT)) {
      return Optional.of(files.status(found, RawString.EMPTY).kind());
    } catch (SyscallException e) {
      if (e.errno() == Errno.ENOENT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    Optional<IOException> failure = Optional.empty();
    while (!undo.isEmpty()) {
      try {
        undo.pop().run();
      } catch (IOException e) {
        failure.ifPresent(e::addSuppressed);
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
