package criu.mount.archive;

import criu.syscall.Device;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import criu.syscall.ResolveFlag;
import criu.syscall.SyscallException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Opens what is in a directory and nothing else: no symbolic link, no other mount, no way up.
 * Access times stay as they are where the caller may ask for that.
 */
final class Beneath {
  private static final Set<ResolveFlag> RESOLVE =
      Set.of(
          ResolveFlag.RESOLVE_BENEATH,
          ResolveFlag.RESOLVE_NO_SYMLINKS,
          ResolveFlag.RESOLVE_NO_MAGICLINKS,
          ResolveFlag.RESOLVE_NO_XDEV);
  private static final RawString SELF = new RawString(".");
  private static final RawString UP = new RawString("..");
  private static final int PRIVATE_MODE = 0600;

  private final FileCalls files;

  Beneath(FileCalls files) {
    this.files = files;
  }

  /** Opens a directory once more, with an offset of its own. */
  Fd again(Fd directory) throws SyscallException {
    return quietly(flags -> files.open(directory, SELF, flags, 0), OpenFlag.O_DIRECTORY);
  }

  /** Opens the directory that a directory is in; the caller checks that it is the right one. */
  Fd above(Fd directory) throws SyscallException {
    return quietly(flags -> files.open(directory, UP, flags, 0), OpenFlag.O_DIRECTORY);
  }

  /** Opens a directory; the path may have several components. */
  Fd directory(Fd parent, RawString path) throws SyscallException {
    return quietly(flags -> openIn(parent, path, flags), OpenFlag.O_DIRECTORY);
  }

  /** Opens a file for reading, without waiting should it be a fifo by now. */
  Fd file(Fd parent, RawString name) throws SyscallException {
    try {
      return quietly(flags -> openIn(parent, name, flags), OpenFlag.O_NONBLOCK, OpenFlag.O_NOCTTY);
    } catch (SyscallException e) {
      if (e.errno() != Errno.EAGAIN) {
        throw e;
      }
      return leased(parent, name, e);
    }
  }

  /** Waits for a file that someone holds a lease on, which the kernel asks back; see fcntl(2). */
  private Fd leased(Fd parent, RawString name, SyscallException cause) throws SyscallException {
    try (Fd place = place(parent, name)) {
      if (files.status(place, RawString.EMPTY).kind() != FileKind.REGULAR) {
        throw cause;
      }
      return reopened(place);
    }
  }

  /** Opens for reading what is open as a place only. */
  Fd reopened(Fd place) throws SyscallException {
    RawString path = place.procPath();
    try {
      return files.open(Fd.CWD, path, EnumSet.of(OpenFlag.O_RDONLY, OpenFlag.O_NOATIME), 0);
    } catch (SyscallException e) {
      if (e.errno() != Errno.EPERM) {
        throw e;
      }
      return files.open(Fd.CWD, path, EnumSet.of(OpenFlag.O_RDONLY), 0);
    }
  }

  /** Opens any kind of file without touching it; a symbolic link is opened itself. */
  Fd place(Fd parent, RawString name) throws SyscallException {
    Set<OpenFlag> flags = EnumSet.of(OpenFlag.O_PATH, OpenFlag.O_NOFOLLOW);
    return files.openIn(parent, name, flags, 0, RESOLVE);
  }

  /** Makes a file that nobody else can read yet, and opens it for writing. */
  Fd newFile(Fd parent, RawString name) throws SyscallException {
    Set<OpenFlag> flags =
        EnumSet.of(OpenFlag.O_WRONLY, OpenFlag.O_CREAT, OpenFlag.O_EXCL, OpenFlag.O_NOFOLLOW);
    return files.openIn(parent, name, flags, PRIVATE_MODE, RESOLVE);
  }

  /** Which file a status is of. */
  record Identity(Device device, long inode) {
    static Identity of(FileStatus status) {
      return new Identity(status.device(), status.inode());
    }
  }

  private Fd openIn(Fd parent, RawString path, Set<OpenFlag> flags) throws SyscallException {
    return files.openIn(parent, path, flags, 0, RESOLVE);
  }

  private static Fd quietly(Opener opener, OpenFlag... more) throws SyscallException {
    EnumSet<OpenFlag> flags =
        EnumSet.of(OpenFlag.O_RDONLY, OpenFlag.O_NOFOLLOW, OpenFlag.O_NOATIME);
    flags.addAll(Set.of(more));
    try {
      return opener.open(flags);
    } catch (SyscallException e) {
      if (e.errno() != Errno.EPERM) {
        throw e;
      }
      flags.remove(OpenFlag.O_NOATIME); // reserved to the owner of the file
      return opener.open(flags);
    }
  }

  /** One way to open with some flags. */
  private interface Opener {
    Fd open(Set<OpenFlag> flags) throws SyscallException;
  }
}
