package criu.syscall.internal;

import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.Flag;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One call in the making: arguments are added in order, as numbers for the kernel and as words for
 * a person, and then it is made. The words are put together only when the call fails. Owns the
 * native memory of its arguments until it is closed.
 */
final class Call implements AutoCloseable {
  private final LibcFunction function;
  private final String name;
  private final Arena arena = Arena.ofConfined();
  private final long[] arguments = new long[Libc.MOST_ARGUMENTS];
  private final List<Object> words = new ArrayList<>(Libc.MOST_ARGUMENTS);
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
    return add(nulTerminated(string).address(), string.isEmpty() ? "\"\"" : string);
  }

  /** Adds a string, or NULL. */
  Call string(Optional<RawString> string) {
    return string.isPresent() ? string(string.get()) : add(0, "NULL");
  }

  /** Adds flags, and bits that are always given and not worth a word. */
  Call flags(Set<? extends Flag> flags, long always) {
    Supplier<String> names = () -> Flag.namesOf(flags);
    return add(Flag.bitsOf(flags) | always, names);
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

  /** Returns the arena that lives as long as this call. */
  Arena arena() {
    return arena;
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
    long address =
        function.address().orElseThrow(() -> failure(Errno.ENOSYS, ": not in this C library"));
    MemorySegment state = Libc.allocateState(arena);
    long result = function.result(Libc.call(address, state, arguments));
    return result == -1 ? -Libc.errno(state) : result;
  }

  /** Makes the call that opens a descriptor; {@code description} names it in later errors. */
  Fd open(String description) throws SyscallException {
    return Descriptors.own((int) run(), description);
  }

  @Override
  public void close() {
    arena.close();
  }

  private Call add(long argument, Object word) {
    arguments[count++] = argument;
    words.add(word);
    return this;
  }

  /** Copies a string into the memory of this call, with a NUL behind it. */
  MemorySegment nulTerminated(RawString string) {
    holdsNul |= string.latin1().indexOf('\0') >= 0;
    byte[] bytes = string.toBytes();
    MemorySegment memory = arena.allocate(bytes.length + 1L); // comes zeroed, so the NUL is there
    memory.copyFrom(MemorySegment.ofArray(bytes));
    return memory;
  }

  private SyscallException failure(Errno errno, String remark) {
    String shown = words.stream().map(Call::shown).collect(Collectors.joining(", "));
    return new SyscallException(name, shown + remark, errno);
  }

  private static String shown(Object word) {
    return word instanceof Supplier<?> later ? String.valueOf(later.get()) : word.toString();
  }
}
