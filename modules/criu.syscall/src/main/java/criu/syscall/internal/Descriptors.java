package criu.syscall.internal;

import criu.syscall.Errno;
import criu.syscall.Fd;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The way from descriptors as objects to their numbers and back, which only this module has. */
public final class Descriptors {
  private static final AtomicReference<Access> ACCESS = new AtomicReference<>();

  private Descriptors() {}

  /** What {@link Fd} lets this package do, and nobody else. */
  public interface Access {
    /** Makes the owner of an open descriptor. */
    Fd own(int number, Object description);

    /** Returns the number; refuses a closed one with its description. */
    int number(Fd fd);

    /** Returns what it is described by. */
    Object description(Fd fd);
  }

  /** Takes the access; {@link Fd} gives it when it is initialised. */
  public static void grant(Access access) {
    ACCESS.set(access);
  }

  /** Makes the owner of an open descriptor; the description is an immutable value. */
  static Fd own(int number, Object description) {
    return access().own(number, description);
  }

  /** Returns the number of a descriptor that is still open. */
  public static int number(Fd fd) {
    return access().number(fd);
  }

  /**
   * Closes a number. Linux frees the number even when it reports an error, and the errors of late
   * writes are those that fsync(2) is for; only closing what is not open is a mistake of ours.
   */
  public static void close(int number) {
    MemorySegment state = CallMemory.ofThread().state();
    MemorySegment address = LibcFunction.CLOSE.address().orElseThrow();
    long result = LibcFunction.CLOSE.result(Libc.call(address, state, number, 0, 0, 0, 0, 0));
    if (result == -1 && Libc.errno(state) == Errno.EBADF.number()) {
      throw new IllegalStateException("descriptor " + number + " was closed behind its owner");
    }
  }

  /** Returns what a descriptor is described by. */
  static Object description(Fd fd) {
    return access().description(fd);
  }

  private static Access access() {
    Objects.requireNonNull(Fd.CWD); // initialises Fd, which grants the access
    return Objects.requireNonNull(ACCESS.get());
  }
}
