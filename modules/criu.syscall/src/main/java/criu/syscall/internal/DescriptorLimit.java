package criu.syscall.internal;

import criu.syscall.SyscallException;
import criu.syscall.internal.abi.Linux;
import criu.syscall.internal.abi.rlimit64;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The soft limit on open descriptors, which a large tree exceeds; a program gets it back. */
final class DescriptorLimit {
  private static final AtomicReference<Optional<Long>> BEFORE =
      new AtomicReference<>(Optional.empty());

  private DescriptorLimit() {}

  /** Raises the soft limit to the hard one, and remembers what it was. */
  static void raise() throws SyscallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limit = rlimit64.allocate(arena);
      change(MemorySegment.NULL, limit);
      BEFORE.compareAndSet(Optional.empty(), Optional.of(rlimit64.rlim_cur(limit)));
      rlimit64.rlim_cur(limit, rlimit64.rlim_max(limit));
      change(limit, MemorySegment.NULL);
    }
  }

  /** Gives back the soft limit from before, if it was raised. */
  static void restore() throws SyscallException {
    Optional<Long> before = BEFORE.get();
    if (before.isPresent()) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment limit = rlimit64.allocate(arena);
        change(MemorySegment.NULL, limit);
        rlimit64.rlim_cur(limit, before.get());
        change(limit, MemorySegment.NULL);
      }
    }
  }

  private static void change(MemorySegment wanted, MemorySegment found) throws SyscallException {
    try (Call call = Call.of(LibcFunction.PRLIMIT64)) {
      call.number(0).named(Linux.RLIMIT_NOFILE(), "RLIMIT_NOFILE");
      call.memory(wanted, "new limit").memory(found, "old limit").run();
    }
  }
}
