package criu.syscall.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import criu.syscall.Fd;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Reading symbolic links, whose length is only known by reading them whole. */
final class Links {
  private static final int USUAL = 4096;

  private Links() {}

  static RawString read(Fd directory, RawString name) throws SyscallException {
    int size = USUAL;
    Optional<RawString> content = read(directory, name, size);
    while (content.isEmpty()) {
      size = Math.multiplyExact(size, 2);
      content = read(directory, name, size);
    }
    return content.get();
  }

  /** Returns the content, or empty when it may have been cut to the size. */
  private static Optional<RawString> read(Fd directory, RawString name, int size)
      throws SyscallException {
    try (Call call = Call.of(LibcFunction.READLINKAT)) {
      MemorySegment memory = call.allocator().allocate(size);
      int length =
          (int) call.fd(directory).string(name).memory(memory, "content").number(size).run();
      return length == size
          ? Optional.empty()
          : Optional.of(RawString.ofBytes(memory.asSlice(0, length).toArray(JAVA_BYTE)));
    }
  }
}
