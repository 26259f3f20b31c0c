package criu.syscall.internal;

import criu.syscall.Fd;
import criu.syscall.SyscallException;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** Reading and writing content, piece by piece through native memory. */
final class Contents {
  private static final int PIECE = 256 * 1024;

  private Contents() {}

  static int read(Fd file, byte[] buffer, int offset, int length) throws SyscallException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    int size = Math.min(length, PIECE);
    try (Call call = Call.of(LibcFunction.READ)) {
      MemorySegment memory = call.room(size);
      int count = (int) call.fd(file).memory(memory, "buffer").number(size).run();
      MemorySegment.copy(memory, 0, MemorySegment.ofArray(buffer), offset, count);
      return count;
    }
  }

  static void write(Fd file, byte[] buffer, int offset, int length) throws SyscallException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    int written = 0;
    while (written < length) {
      int size = Math.min(length - written, PIECE);
      written += writePiece(file, buffer, offset + written, size);
    }
  }

  private static int writePiece(Fd file, byte[] buffer, int offset, int size)
      throws SyscallException {
    try (Call call = Call.of(LibcFunction.WRITE)) {
      MemorySegment memory = call.room(size);
      MemorySegment.copy(MemorySegment.ofArray(buffer), offset, memory, 0, size);
      return (int) call.fd(file).memory(memory, "bytes").number(size).run();
    }
  }
}
