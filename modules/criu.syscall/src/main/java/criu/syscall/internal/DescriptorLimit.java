package criu.syscall.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import criu.syscall.Errno;
import criu.syscall.SyscallException;
import criu.syscall.internal.abi.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The limit on open descriptors, which a large tree exceeds; a program gets it back. Who may raise
 * the hard limit gets as much as the kernel has, anyone else the hard limit.
 */
final class DescriptorLimit {
  private static final long MOST = 1L << 20; // the kernel's default for fs.nr_open

  /** The limits before they were raised. */
  private record Limits(long soft, long hard) {}

  private static final AtomicReference<Optional<Limits>> BEFORE =
      new AtomicReference<>(Optional.empty());

  private DescriptorLimit() {}

  /** Raises the limit, and remembers what it was. */
  static void raise() throws SyscallException {
    Limits found = exchange(Optional.empty());
    BEFORE.compareAndSet(Optional.empty(), Optional.of(found));
    try {
      if (Long.compareUnsigned(found.hard, MOST) < 0) {
        exchange(Optional.of(new Limits(MOST, MOST)));
        return;
      }
    } catch (SyscallException e) {
      if (e.errno() != Errno.EPERM) {
        throw e;
      }
    }
    exchange(Optional.of(new Limits(found.hard, found.hard)));
  }

  /** Gives back the limits from before, if they were raised. */
  static void restore() throws SyscallException {
    Optional<Limits> before = BEFORE.get();
    if (before.isPresent()) {
      exchange(before);
    }
  }

  private static Limits exchange(Optional<Limits> wanted) throws SyscallException {
    try (Arena arena = Arena.ofConfined();
        Call call = Call.of(LibcFunction.PRLIMIT64)) {
      MemorySegment found = Structs.allocate(arena, Offsets.RLIMIT);
      MemorySegment given = wanted.isPresent() ? limits(arena, wanted.get()) : MemorySegment.NULL;
      call.number(0).named(Linux.RLIMIT_NOFILE(), "RLIMIT_NOFILE");
      call.memory(given, "new limit").memory(found, "old limit").run();
      return new Limits(
          found.get(JAVA_LONG, Offsets.RLIM_CUR), found.get(JAVA_LONG, Offsets.RLIM_MAX));
    }
  }

  private static MemorySegment limits(Arena arena, Limits limits) {
    MemorySegment struct = Structs.allocate(arena, Offsets.RLIMIT);
    struct.set(JAVA_LONG, Offsets.RLIM_CUR, limits.soft);
    struct.set(JAVA_LONG, Offsets.RLIM_MAX, limits.hard);
    return struct;
  }
}
