package criu.mount.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses fast. Closing frees the compressor only: the stream below stays open and as it is. */
final class GzipOutput extends GZIPOutputStream {
  private static final int BUFFER = 64 * 1024;

  GzipOutput(OutputStream out) throws IOException {
    super(out, BUFFER);
    def.setLevel(Deflater.BEST_SPEED);
  }

  @Override
  public void close() {
    def.end();
  }
}
