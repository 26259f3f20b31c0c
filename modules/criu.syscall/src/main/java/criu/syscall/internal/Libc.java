package criu.syscall.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The one downcall that all functions of the C library go through: six integers or pointers in, one
 * integer out, errno captured. A function with fewer parameters ignores the rest, and a variadic
 * one takes its arguments in the same registers, on x86-64 and on aarch64 alike.
 */
final class Libc {

  /** The most arguments a call can have. */
  static final int MOST_ARGUMENTS = 6;

  // The generated NAME$address() methods would link a handle for each function, and each shape of
  // call costs milliseconds at start-up: so addresses are looked up by name and share one shape.
  private static final SymbolLookup SYMBOLS = Linker.nativeLinker().defaultLookup();

  private static final long ERRNO =
      Linker.Option.captureStateLayout().byteOffset(PathElement.groupElement("errno"));

  private static final MethodHandle DOWNCALL = link();

  private Libc() {}

  /** Finds the address of a function in the C library, which an older one may not have. */
  static Optional<MemorySegment> find(String name) {
    return SYMBOLS.find(name);
  }

  /** Allocates what {@link #call} leaves errno in: one for each call, never shared. */
  static MemorySegment allocateState(Arena arena) {
    return arena.allocate(Linker.Option.captureStateLayout());
  }

  /** Returns the errno of the last {@link #call} with this state. */
  static int errno(MemorySegment state) {
    return state.get(JAVA_INT, ERRNO);
  }

  /**
   * Calls a function that was found; of a result that is an int, only the low half means anything.
   */
  static long call(MemorySegment function, MemorySegment state, long... arguments) {
    try {
      return (long)
          DOWNCALL.invokeExact(
              function,
              state,
              arguments[0],
              arguments[1],
              arguments[2],
              arguments[3],
              arguments[4],
              arguments[5]);
    } catch (Throwable e) {
      throw new AssertionError("a downcall throws nothing of its own", e);
    }
  }

  @SuppressWarnings("restricted") // calling native code is what this module is for
  private static MethodHandle link() {
    FunctionDescriptor shape =
        FunctionDescriptor.of(
            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    return Linker.nativeLinker().downcallHandle(shape, Linker.Option.captureCallState("errno"));
  }
}
