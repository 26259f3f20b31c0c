package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.Origin;
import criu.mount.plan.Step;
import criu.syscall.AtFlag;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a restore in place makes for a while in the directory that becomes the root: where the
 * host's tree is kept, and where plugins mount. Closing removes what is left of it and gives the
 * directory its times back, from the host's namespace.
 */
final class RootFootprint implements AutoCloseable {
  private final FileCalls files;
  private final Fd directory;
  private final FileStatus before;
  private final List<RawString> names = new ArrayList<>();
  private final RawString oldRootName;

  private RootFootprint(FileCalls files, Fd directory, FileStatus before) {
    this.files = files;
    this.directory = directory;
    this.before = before;
    this.oldRootName =
        new RawString("crtools-put-root." + Long.toUnsignedString(System.nanoTime(), 36));
  }

  static RootFootprint of(FileCalls files, RawString root, MountForest forest)
      throws SyscallException {
    Fd directory = files.open(Fd.CWD, root, Places.DIRECTORY, 0);
    try {
      RootFootprint footprint =
          new RootFootprint(files, directory, files.status(directory, RawString.EMPTY));
      footprint.watch(footprint.oldRootName);
      for (Mount mount : forest.mounts()) {
        if (mount.origin() instanceof Origin.Plugin) {
          footprint.watch(Step.temporaryPlace(mount).substring(1));
        }
      }
      return footprint;
    } catch (SyscallException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** Remembers a name to be removed at the end, unless something has it already. */
  private void watch(RawString name) throws SyscallException {
    if (kind(name).isEmpty()) {
      names.add(name);
    }
  }

  /** Returns the name of the directory for the host's tree. */
  RawString oldRootName() {
    return oldRootName;
  }

  @Override
  public void close() throws SyscallException {
    Optional<SyscallException> first = Optional.empty();
    try (directory) {
      for (RawString name : names) {
        first = tried(first, () -> remove(name));
      }
      first =
          tried(
              first,
              () ->
                  files.setTimes(
                      directory, RawString.EMPTY, before.access(), before.modification()));
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }

  /** A part of the removal, each of which is tried whatever became of the others. */
  @FunctionalInterface
  private interface Part {
    void run() throws SyscallException;
  }

  private static Optional<SyscallException> tried(Optional<SyscallException> first, Part part) {
    try {
      part.run();
      return first;
    } catch (SyscallException e) {
      first.ifPresent(earlier -> earlier.addSuppressed(e));
      return first.or(() -> Optional.of(e));
    }
  }

  private void remove(RawString name) throws SyscallException {
    Optional<FileKind> kind = kind(name);
    if (kind.isPresent()) {
      boolean isDirectory = kind.get() == FileKind.DIRECTORY;
      files.unlink(directory, name, isDirectory ? Set.of(AtFlag.AT_REMOVEDIR) : Set.of());
    }
  }

  private Optional<FileKind> kind(RawString name) throws SyscallException {
    try {
      return Optional.of(files.status(directory, name).kind());
    } catch (SyscallException e) {
      if (e.errno() == Errno.ENOENT) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
