package criu.mount.restore;

import criu.syscall.Fd;
import criu.syscall.FileCalls;
import java.io.IOException;
import java.io.InputStream;

/** Reads from a descriptor that someone else closes. */
final class FdInputStream extends InputStream {
  private final FileCalls files;
  private final Fd file;

  FdInputStream(FileCalls files, Fd file) {
    this.files = files;
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int read = files.read(file, buffer, offset, length);
    return read == 0 ? -1 : read;
  }
}
