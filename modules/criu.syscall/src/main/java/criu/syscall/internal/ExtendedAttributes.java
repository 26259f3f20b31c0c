package criu.syscall.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Extended attributes of a descriptor. One made with {@code O_PATH}, which is the only kind a
 * symbolic link can have, is refused by the calls on descriptors: then the call on paths is made
 * with the link in proc, which leads to the very file and not through it.
 */
final class ExtendedAttributes {
  private ExtendedAttributes() {}

  static List<RawString> names(Fd file) throws SyscallException {
    byte[] all =
        fetch(file, LibcFunction.FLISTXATTR, LibcFunction.LISTXATTR, UnaryOperator.identity());
    List<RawString> names = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < all.length; at++) {
      if (all[at] == 0) {
        names.add(RawString.ofBytes(all, start, at));
        start = at + 1;
      }
    }
    return names;
  }

  static byte[] value(Fd file, RawString name) throws SyscallException {
    return fetch(file, LibcFunction.FGETXATTR, LibcFunction.GETXATTR, call -> call.string(name));
  }

  static void set(Fd file, RawString name, byte[] value) throws SyscallException {
    try (Call call = Call.of(LibcFunction.FSETXATTR).fd(file)) {
      if (addValue(call, name, value).attempt() == -Errno.EBADF.number()) {
        setByPath(file, name, value);
      } else {
        call.run();
      }
    }
  }

  private static void setByPath(Fd file, RawString name, byte[] value) throws SyscallException {
    try (Call call = Call.of(LibcFunction.SETXATTR).string(file.procPath())) {
      addValue(call, name, value).run();
    }
  }

  private static Call addValue(Call call, RawString name, byte[] value) {
    MemorySegment memory = call.allocator().allocate(value.length);
    memory.copyFrom(MemorySegment.ofArray(value));
    return call.string(name).memory(memory, "value").number(value.length).number(0);
  }

  private static byte[] fetch(
      Fd file, LibcFunction byDescriptor, LibcFunction byPath, UnaryOperator<Call> key)
      throws SyscallException {
    try {
      return fetchWhole(() -> key.apply(Call.of(byDescriptor).fd(file)));
    } catch (SyscallException e) {
      if (e.errno() != Errno.EBADF) {
        throw e;
      }
      return fetchWhole(() -> key.apply(Call.of(byPath).string(file.procPath())));
    }
  }

  /** Asks for the size and then for the bytes, again when they have grown in between. */
  private static byte[] fetchWhole(Supplier<Call> begin) throws SyscallException {
    Optional<byte[]> bytes = Optional.empty();
    while (bytes.isEmpty()) {
      bytes = fetchOnce(begin, size(begin));
    }
    return bytes.get();
  }

  private static int size(Supplier<Call> begin) throws SyscallException {
    try (Call call = begin.get()) {
      return (int) call.memory(MemorySegment.NULL, "NULL").number(0).run();
    }
  }

  /** Returns the bytes, or empty when they are more than the size. */
  private static Optional<byte[]> fetchOnce(Supplier<Call> begin, int size)
      throws SyscallException {
    if (size == 0) {
      return Optional.of(new byte[0]); // a buffer of no bytes would only ask for the size again
    }
    try (Call call = begin.get()) {
      MemorySegment memory = call.allocator().allocate(size);
      long length = call.memory(memory, "buffer").number(size).attempt();
      return length == -Errno.ERANGE.number()
          ? Optional.empty()
          : Optional.of(memory.asSlice(0, call.checked(length)).toArray(JAVA_BYTE));
    }
  }
}
