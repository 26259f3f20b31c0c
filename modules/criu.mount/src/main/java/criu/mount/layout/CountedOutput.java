package criu.mount.layout;

import criu.mount.model.Progress;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Tells how many bytes have been written. */
final class CountedOutput extends FilterOutputStream {
  private final Progress progress;
  private long written;

  CountedOutput(OutputStream out, Progress progress) {
    super(out);
    this.progress = progress;
  }

  @Override
  public void write(int value) throws IOException {
    out.write(value);
    progress.reached(++written);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    out.write(bytes, from, count);
    written += count;
    progress.reached(written);
  }
}
