package criu.mount.restore;

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
 * A file or directory that was deleted while it was mounted: made once more for as long as it takes
 * to copy a mount of it. What has its name by now keeps it; directories that are missing on the way
 * are made and removed too.
 */
final class DeletedRoot {
  private static final RawString ASIDE = new RawString(".criu-mount.aside");

  private final Kernel kernel;
  private final FileCalls files;
  private final Fd source;
  private final RawString path;
  private final Deque<RawString> made = new ArrayDeque<>();

  /**
   * Makes it for one copy.
   *
   * @param source a mount of the file system it was in
   * @param path where it was, below the root of that mount
   */
  DeletedRoot(Kernel kernel, Fd source, RawString path) {
    this.kernel = kernel;
    this.files = kernel.files();
    this.source = source;
    this.path = path;
  }

  /** Returns a detached mount of it, of the kind, owner and mode of something else. */
  Fd copyLike(FileStatus other) throws IOException {
    RawString directory = RawPaths.parent(new RawString("/" + path.latin1())).substring(1);
    try {
      makeDirectories(directory);
      return copyIn(directory, RawPaths.name(path), other);
    } finally {
      removeDirectories();
    }
  }

  private Fd copyIn(RawString directory, RawString name, FileStatus other) throws IOException {
    try (Fd parent = open(directory)) {
      boolean occupied = kind(parent, name).isPresent();
      if (occupied) {
        files.rename(parent, name, parent, ASIDE);
      }
      try {
        return makeAndRemove(parent, name, other);
      } finally {
        if (occupied) {
          files.rename(parent, ASIDE, parent, name);
        }
      }
    }
  }

  private Fd makeAndRemove(Fd parent, RawString name, FileStatus other) throws IOException {
    boolean directory = other.kind() == FileKind.DIRECTORY;
    if (directory) {
      files.mkdir(parent, name, other.mode());
    } else {
      files.mknod(parent, name, FileKind.REGULAR.bits() | other.mode(), new Device(0, 0));
    }
    try (Fd place = files.openIn(parent, name, Places.PLACE, 0, Places.ON_THIS_MOUNT)) {
      files.chown(parent, name, other.uid(), other.gid());
      return kernel.mounts().openTree(place, RawString.EMPTY, Places.COPY_THIS);
    } finally {
      files.unlink(parent, name, directory ? Set.of(AtFlag.AT_REMOVEDIR) : Set.of());
    }
  }

  private void makeDirectories(RawString directory) throws IOException {
    RawString at = RawString.EMPTY;
    for (String name : directory.latin1().split("/", -1)) {
      at = at.isEmpty() ? new RawString(name) : at.plus("/").plus(new RawString(name));
      if (!at.isEmpty() && kind(source, at).isEmpty()) {
        files.mkdir(source, at, 0755);
        made.push(at);
      }
    }
  }

  private void removeDirectories() throws IOException {
    while (!made.isEmpty()) {
      files.unlink(source, made.pop(), Set.of(AtFlag.AT_REMOVEDIR));
    }
  }

  private Fd open(RawString directory) throws IOException {
    RawString at = directory.isEmpty() ? Places.HERE : directory;
    return files.openIn(source, at, Places.DIRECTORY, 0, Places.ON_THIS_MOUNT);
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
}
