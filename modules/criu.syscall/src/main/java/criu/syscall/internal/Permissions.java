package criu.syscall.internal;

import criu.syscall.AtFlag;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.util.Set;

/** Changing permission bits without following a symbolic link. */
final class Permissions {
  /** The number of fchmodat2(2), Linux 6.6, the same on all processors. */
  static final int SYS_FCHMODAT2 = 452;

  private Permissions() {}

  static void change(Fd directory, RawString name, int mode) throws SyscallException {
    try (Call call = Call.byNumber(SYS_FCHMODAT2, "fchmodat2")) {
      call.fd(directory).string(name).mode(mode).flags(Lookup.flags(name));
      if (call.attempt() == -Errno.ENOSYS.number()) {
        changeBefore66(directory, name, mode);
      } else {
        call.run();
      }
    }
  }

  /** Does the same with the calls that Linux had before 6.6. */
  static void changeBefore66(Fd directory, RawString name, int mode) throws SyscallException {
    if (name.isEmpty()) {
      changeOfDescriptor(directory, mode);
    } else {
      // The C library opens the path and goes through /proc/self/fd: EOPNOTSUPP without a proc.
      changeAt(directory, name, mode, Set.of(AtFlag.AT_SYMLINK_NOFOLLOW));
    }
  }

  private static void changeOfDescriptor(Fd file, int mode) throws SyscallException {
    try (Call call = Call.of(LibcFunction.FCHMOD)) {
      call.fd(file).mode(mode);
      if (call.attempt() == -Errno.EBADF.number()) { // as for every descriptor made with O_PATH
        changeAt(Fd.CWD, file.procPath(), mode, Set.of());
      } else {
        call.run();
      }
    }
  }

  private static void changeAt(Fd directory, RawString name, int mode, Set<AtFlag> flags)
      throws SyscallException {
    try (Call call = Call.of(LibcFunction.FCHMODAT)) {
      call.fd(directory).string(name).mode(mode).flags(flags).run();
    }
  }
}
