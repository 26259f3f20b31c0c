package criu.mount.restore;

import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.Arrays;

/** Reads whole files whose size is bounded. */
final class SmallFiles {
  private SmallFiles() {}

  /**
   * Reads a regular file from its beginning.
   *
   * @param name its name for messages
   * @param most the most bytes it may have
   */
  static byte[] read(FileCalls files, Fd file, String name, int most) throws IOException {
    FileStatus status = files.status(file, RawString.EMPTY);
    if (status.kind() != FileKind.REGULAR) {
      throw new IOException(name + ": it is not a regular file");
    }
    // one more than it says, to notice when it grows
    byte[] bytes = new byte[(int) Math.min(status.size(), most) + 1];
    int length = 0;
    for (int read = 1; read > 0 && length < bytes.length; length += read) {
      read = files.read(file, bytes, length, bytes.length - length);
    }
    if (length == bytes.length) {
      throw new IOException(name + ": it is larger than " + (bytes.length - 1) + " bytes");
    }
    return Arrays.copyOf(bytes, length);
  }
}
