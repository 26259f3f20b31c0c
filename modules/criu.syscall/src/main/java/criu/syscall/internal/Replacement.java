package criu.syscall.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import criu.syscall.Fd;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import criu.syscall.internal.abi.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Replaces the process by a program, without what the JVM would leave behind in it. */
final class Replacement {
  private static final long FIRST_PRIVATE = 3;
  private static final long LAST = 0xFFFF_FFFFL;

  private Replacement() {}

  /** Replaces the process, or throws and leaves the signals as they were. */
  static void run(
      RawString program, List<RawString> arguments, List<RawString> environment, List<Fd> kept)
      throws SyscallException {
    try (Arena arena = Arena.ofConfined()) {
      closeOnExec(kept);
      DescriptorLimit.restore();
      MemorySegment blocked = Structs.allocate(arena, Offsets.SIGSET);
      // The JVM leaves SIGQUIT blocked, and a mask outlives execve.
      changeMask(Structs.allocate(arena, Offsets.SIGSET), blocked);
      try {
        execute(program, arguments, environment);
      } catch (SyscallException e) {
        changeMask(blocked, MemorySegment.NULL);
        throw e;
      }
    }
  }

  /** What is to be kept has no such flag of its own, and only has to be left out. */
  private static void closeOnExec(List<Fd> kept) throws SyscallException {
    long from = FIRST_PRIVATE;
    for (int number : kept.stream().map(Descriptors::number).sorted().toList()) {
      if (number > from) {
        closeOnExec(from, number - 1L);
      }
      from = Math.max(from, number + 1L);
    }
    closeOnExec(from, LAST);
  }

  private static void closeOnExec(long first, long last) throws SyscallException {
    try (Call call = Call.of(LibcFunction.CLOSE_RANGE)) {
      call.number(first).number(last);
      call.named(Linux.CLOSE_RANGE_CLOEXEC(), "CLOSE_RANGE_CLOEXEC").run();
    }
  }

  private static void changeMask(MemorySegment mask, MemorySegment before) throws SyscallException {
    try (Call call = Call.of(LibcFunction.SIGPROCMASK)) {
      call.named(Linux.SIG_SETMASK(), "SIG_SETMASK");
      call.memory(mask, "new mask").memory(before, "old mask").run();
    }
  }

  private static void execute(
      RawString program, List<RawString> arguments, List<RawString> environment)
      throws SyscallException {
    try (Call call = Call.of(LibcFunction.EXECVE)) {
      call.string(program);
      call.memory(pointers(call, arguments), arguments);
      call.memory(pointers(call, environment), environment.size() + " variables");
      call.run();
    }
  }

  /** Returns a NULL-terminated array of strings. */
  private static MemorySegment pointers(Call call, List<RawString> strings) {
    MemorySegment array = call.allocator().allocate(ADDRESS, strings.size() + 1L);
    for (int i = 0; i < strings.size(); i++) {
      // as numbers, because the access to addresses takes milliseconds to make
      array.setAtIndex(JAVA_LONG, i, call.nulTerminated(strings.get(i)).address());
    }
    return array;
  }
}
