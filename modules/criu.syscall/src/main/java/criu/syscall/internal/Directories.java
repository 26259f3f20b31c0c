package criu.syscall.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import criu.syscall.Fd;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Reading the names in a directory: getdents64(2). */
final class Directories {
  private static final int BUFFER = 32 * 1024;

  private Directories() {}

  static List<RawString> read(Fd directory) throws SyscallException {
    List<RawString> names = new ArrayList<>();
    boolean more = true;
    while (more && names.isEmpty()) { // the first records may be nothing but . and ..
      more = readInto(names, directory);
    }
    return names;
  }

  private static boolean readInto(List<RawString> names, Fd directory) throws SyscallException {
    try (Call call = Call.of(LibcFunction.GETDENTS64)) {
      MemorySegment records = call.room(BUFFER);
      long length = call.fd(directory).memory(records, "records").number(BUFFER).run();
      parse(names, records.asSlice(0, length));
      return length > 0;
    }
  }

  // The kernel cuts records to the length of the name, so the struct's own layout is too long.
  private static void parse(List<RawString> names, MemorySegment records) {
    long at = 0;
    while (at < records.byteSize()) {
      long length = Short.toUnsignedLong(records.get(JAVA_SHORT, at + Offsets.D_RECLEN));
      RawString name = name(records.asSlice(at + Offsets.D_NAME, length - Offsets.D_NAME));
      if (!name.is(".") && !name.is("..")) {
        names.add(name);
      }
      at += length;
    }
  }

  private static RawString name(MemorySegment padded) {
    byte[] bytes = padded.toArray(JAVA_BYTE);
    int length = 0;
    while (bytes[length] != 0) {
      length++;
    }
    return RawString.ofBytes(bytes, 0, length);
  }
}
