package criu.mount.restore;

import criu.syscall.AtFlag;
import criu.syscall.Device;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Makes directories and empty files that are missing on the host, and removes them again by {@link
 * #undo}. Owns a descriptor for each directory that it went through.
 */
final class MissingPlaces implements AutoCloseable {
  private static final int MODE = 0755;

  /** Takes back one change. */
  @FunctionalInterface
  private interface Undo {
    void run() throws SyscallException;
  }

  private final FileCalls files;
  private final Deque<Undo> undo = new ArrayDeque<>();
  private final Deque<Fd> opened = new ArrayDeque<>();

  MissingPlaces(FileCalls files) {
    this.files = files;
  }

  /** Returns the directory at a path below another, after what is missing of it is made. */
  Fd directory(Fd base, RawString path) throws SyscallException {
    Fd parent = base;
    for (String name : path.latin1().split("/", -1)) {
      if (!name.isEmpty()) {
        makeIfMissing(parent, new RawString(name), true);
        parent =
            keep(
                files.openIn(
                    parent, new RawString(name), Places.DIRECTORY, 0, Places.ON_THIS_MOUNT));
      }
    }
    return parent;
  }

  /** Makes a directory, or else an empty file, where there is nothing of its name. */
  void makeIfMissing(Fd parent, RawString name, boolean directory) throws SyscallException {
    if (isMissing(parent, name)) {
      make(parent, name, directory);
    }
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

  /** Takes a descriptor, which is closed with this. */
  Fd keep(Fd fd) {
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
