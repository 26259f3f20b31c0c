package criu.syscall.internal;

import criu.syscall.Fd;
import criu.syscall.SyscallException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.OptionalInt;

/** Asks a terminal how wide it is. */
final class TerminalSize {
  /** The same number on x86-64 and aarch64, both of which have the kernel's general ones. */
  private static final int TIOCGWINSZ = 0x5413;

  /** {@code struct winsize}: rows, columns, and the same in pixels, an unsigned short each. */
  private static final int SIZE = 8;

  private static final int COLUMNS = 2;

  private TerminalSize() {}

  static OptionalInt columns(Fd file) {
    try (Call call = Call.of(LibcFunction.IOCTL)) {
      MemorySegment struct = call.allocator().allocate(SIZE, Short.BYTES);
      call.fd(file).named(TIOCGWINSZ, "TIOCGWINSZ").memory(struct, "size");
      boolean known = call.attempt() == 0;
      int columns = Short.toUnsignedInt(struct.get(ValueLayout.JAVA_SHORT, COLUMNS));
      return known && columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
    } catch (SyscallException e) {
      throw new AssertionError("every C library has ioctl", e);
    }
  }
}
