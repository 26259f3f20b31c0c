package criu.syscall.internal;

import java.lang.foreign.MemorySegment;
import java.util.Locale;
import java.util.Optional;

/** The functions that are called, each named as in the C library in capitals. */
enum LibcFunction {
  MOUNT,
  UMOUNT2,
  PIVOT_ROOT,
  OPEN_TREE,
  MOVE_MOUNT,
  MOUNT_SETATTR,
  FSOPEN,
  FSCONFIG,
  FSMOUNT,
  FSPICK,
  UNSHARE,
  SETNS,
  CHROOT,
  CHDIR,
  FCHDIR,
  GETTID,
  SIGPROCMASK,
  CLOSE_RANGE,
  EXECVE,
  PRLIMIT64,
  SCHED_SETAFFINITY,
  OPENAT,
  MKDIRAT,
  MKNODAT,
  SYMLINKAT,
  LINKAT,
  UNLINKAT,
  RENAMEAT2,
  FCHOWNAT,
  FCHMODAT,
  FCHMOD,
  UTIMENSAT,
  STATX,
  CLOSE,
  FTRUNCATE,
  FSYNC,
  IOCTL,
  SYNCFS,
  FSTATFS,
  ISATTY,
  READLINKAT(true),
  GETDENTS64(true),
  READ(true),
  WRITE(true),
  LSEEK(true),
  FLISTXATTR(true),
  FGETXATTR(true),
  FSETXATTR,
  LISTXATTR(true),
  GETXATTR(true),
  SETXATTR,
  SYSCALL(true);

  private final String symbol;
  private final boolean wide;

  @SuppressWarnings("ImmutableEnumChecker") // an address of no size, which nothing is written to
  private final Optional<MemorySegment> address;

  LibcFunction() {
    this(false);
  }

  LibcFunction(boolean wide) {
    this.symbol = name().toLowerCase(Locale.ROOT);
    this.wide = wide;
    this.address = Libc.find(symbol);
  }

  /** Returns the name as the C library has it. */
  String symbol() {
    return symbol;
  }

  /** Returns where it is, or empty when the C library is older than the function. */
  Optional<MemorySegment> address() {
    return address;
  }

  /**
   * Returns the result as a number: a function that returns an int leaves the high half undefined.
   */
  long result(long register) {
    return wide ? register : (int) register;
  }
}
