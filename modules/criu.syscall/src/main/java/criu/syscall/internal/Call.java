package criu.syscall.internal;

import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.Flag;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One call in the making: arguments are added in order, as numbers for the kernel and as words for
 * a person, and then it is made. The words are put together only when the call fails. Its arguments
 * are in memory of the thread, of which it gives back what it took when it is closed.
 */
final class Call implements AutoCloseable {
  private final LibcFunction function;
  private final String name;
  private final CallMemory memory = CallMemory.ofThread();
  private final CallMemory.Mark before = memory.mark();
  private final long[] arguments = new long[Libc.MOST_ARGUMENTS];
  private final Object[] words = new Object[Libc.MOST_ARGUMENTS];
  private int count;
  private boolean holdsNul;

  private Call(LibcFunction function, String name) {
    this.function = function;
    this.name = name;
  }

  /** Begins a call of a function. */
  static Call of(LibcFunction function) {
    return new Call(function, function.symbol());
  }

  /** Begins a call the C library has no function for. */
  static Call byNumber(long number, String name) {
    Call call = new Call(LibcFunction.SYSCALL, name);
    call.arguments[call.count++] = number;
    return call;
  }

  /** Adds a descriptor. */
  Call fd(Fd fd) {
    return add(Descriptors.number(fd), fd);
  }

  /** Adds a string, which a NUL is put behind. */
  Call string(RawString string) {
    return string.isEmpty()
        ? add(CallMemory.EMPTY_STRING, "\"\"")
        : add(nulTerminated(string).address(), string);
  }

  /** Adds a string, or NULL. */
  Call string(Optional<RawString> string) {
    return string.isPresent() ? string(string.get()) : add(0, "NULL");
  }

  /** Adds flags, and bits that are always given and not worth a word. */
  Call flags(Set<? extends Flag> flags, long always) {
    return add(Flag.bitsOf(flags) | always, flags);
  }

  /** Adds flags. */
  Call flags(Set<? extends Flag> flags) {
    return flags(flags, 0);
  }

  /** Adds a file mode. */
  Call mode(int mode) {
    Supplier<String> octal = () -> "0" + Integer.toOctalString(mode);
    return add(mode, octal);
  }

  /** Adds a number. */
  Call number(long number) {
    return add(number, number);
  }

  /** Adds a number under its name. */
  Call named(long number, String word) {
    return add(number, word);
  }

  /** Adds the address of native memory, with words for what it holds. */
  Call memory(MemorySegment memory, Object word) {
    return add(memory.address(), word);
  }

  /** Returns what allocates memory, zeroed, that may be used until this call is closed. */
  SegmentAllocator allocator() {
    return memory;
  }

  /** Returns memory for what the kernel fills or a copy does, until this call is closed. */
  MemorySegment room(long size) {
    return memory.room(size, Long.BYTES);
  }

  /** Makes the call; returns its result, or throws with errno. */
  long run() throws SyscallException {
    return checked(attempt());
  }

  /** Returns the result of an {@link #attempt}, or throws with its errno. */
  long checked(long result) throws SyscallException {
    if (result < 0) {
      Errno errno = Errno.of((int) -result);
      throw failure(errno, errno == Errno.UNKNOWN ? ": errno " + -result : "");
    }
    return result;
  }

  /** Makes the call; returns its result, or the negative errno. */
  long attempt() throws SyscallException {
    if (holdsNul) {
      throw failure(Errno.EINVAL, ": a string holds a NUL byte");
    }
    if (function.address().isEmpty()) {
      throw failure(Errno.ENOSYS, ": not in this C library");
    }
    MemorySegment called = function.address().get();
    long result = function.result(Libc.call(called, memory.state(), arguments));
    return result == -1 ? -Libc.errno(memory.state()) : result;
  }

  /**
   * Makes the call that opens a descriptor; {@code description}, an immutable value, names it in
   * later errors.
   */
  Fd open(Object description) throws SyscallException {
    return Descriptors.own((int) run(), description);
  }

  @Override
  public void close() {
    memory.giveBack(before);
  }

  private Call add(long argument, Object word) {
    words[count] = word;
    arguments[count++] = argument;
    return this;
  }

  /** Copies a string into the memory of this call, with a NUL behind it. */
  MemorySegment nulTerminated(RawString string) {
    holdsNul |= string.latin1().indexOf('\0') >= 0;
    byte[] bytes = string.toBytes();
    MemorySegment copy = memory.room(bytes.length + 1L, 1);
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, copy, 0, bytes.length);
    copy.set(ValueLayout.JAVA_BYTE, bytes.length, (byte) 0);
    return copy;
  }

  private SyscallException failure(Errno errno, String remark) {
    String shown =
        Arrays.stream(words)
            .filter(Objects::nonNull) // the number of a call has no word
            .map(Call::shown)
            .collect(Collectors.joining(", "));
    return new SyscallException(name, shown + remark, errno);
  }

  private static String shown(Object word) {
    return switch (word) {
      case Supplier<?> later -> String.valueOf(later.get());
      case Set<?> flags -> names(flags);
      default -> word.toString();
    };
  }

  private static String names(Set<?> flags) {
    return Flag.namesOf(flags.stream().map(Flag.class::cast).collect(Collectors.toSet()));
  }
}
