package criu.syscall.internal;

import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.Flag;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import criu.syscall.ResolveFlag;
import criu.syscall.SyscallException;
import criu.syscall.internal.abi.Linux;
import java.lang.foreign.MemorySegment;
import java.util.Set;
import java.util.function.Supplier;

/** Opening files: openat(2) and openat2(2). */
final class Opening {
  private static final int MOST_ATTEMPTS = 128;

  private Opening() {}

  static Fd plain(Fd directory, RawString path, Set<OpenFlag> flags, int mode)
      throws SyscallException {
    try (Call call = Call.of(LibcFunction.OPENAT)) {
      call.fd(directory).string(path).flags(flags, OpenFlag.O_CLOEXEC.bits()).mode(mode);
      return call.open(Names.below(directory, path));
    }
  }

  static Fd restricted(
      Fd directory, RawString path, Set<OpenFlag> flags, int mode, Set<ResolveFlag> resolve)
      throws SyscallException {
    for (int attempt = 1; ; attempt++) {
      try {
        return restrictedOnce(directory, path, flags, mode, resolve);
      } catch (SyscallException e) {
        // A mount or rename anywhere on the machine can race with "..": openat2(2) asks to retry.
        if (e.errno() != Errno.EAGAIN || attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static Fd restrictedOnce(
      Fd directory, RawString path, Set<OpenFlag> flags, int mode, Set<ResolveFlag> resolve)
      throws SyscallException {
    try (Call call = Call.byNumber(Linux.SYS_openat2(), "openat2")) {
      long bits = Flag.bitsOf(flags) | OpenFlag.O_CLOEXEC.bits();
      long used = flags.contains(OpenFlag.O_CREAT) ? mode : 0; // openat2 refuses an unused mode
      MemorySegment how = Structs.openHow(call.allocator(), bits, used, Flag.bitsOf(resolve));
      Supplier<String> words =
          () ->
              Flag.namesOf(flags) + ", 0" + Long.toOctalString(used) + ", " + Flag.namesOf(resolve);
      call.fd(directory).string(path).memory(how, words).number(Offsets.OPEN_HOW);
      return call.open(Names.below(directory, path));
    }
  }
}
