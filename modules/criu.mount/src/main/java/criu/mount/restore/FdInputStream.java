package criu.mount.restore;

import criu.mount.model.Progress;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import java.io.IOException;
import java.io.InputStream;

/** Reads from a descriptor that someone else closes, and tells how far it is. */
final class FdInputStream extends InputStream {
  private final FileCalls files;
  private final Fd file;
  private final Progress progress;
  private long total;

  FdInputStream(FileCalls files, Fd file, Progress progress) {
    this.files = files;
    this.file = file;
    this.progress = progress;
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
    total += read;
    progress.reached(total);
    return read == 0 ? -1 : read;
  }
}
