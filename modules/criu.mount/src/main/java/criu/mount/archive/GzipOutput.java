package criu.mount.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes the one member of a gzip stream (RFC 1952) with a compressor that is used again. The
 * stream below stays open.
 */
final class GzipOutput extends DeflaterOutputStream {
  private static final int BUFFER = 16 * 1024;
  private static final int DEFLATE = 8;
  private static final byte UNKNOWN_SYSTEM = (byte) 255;
  private static final byte[] HEADER = {
    0x1f, (byte) 0x8b, DEFLATE, 0, 0, 0, 0, 0, 0, UNKNOWN_SYSTEM // no name, no time
  };

  private final CRC32 checksum = new CRC32();
  private long length;

  GzipOutput(OutputStream out, Compressor compressor) throws IOException {
    super(out, compressor.fresh(), BUFFER);
    out.write(HEADER, 0, HEADER.length);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    super.write(bytes, from, count);
    checksum.update(bytes, from, count);
    length += count;
  }

  @Override
  public void finish() throws IOException {
    super.finish();
    writeNumber(checksum.getValue());
    writeNumber(length); // the low half
  }

  /** Does nothing: the compressor and the stream below are the caller's. */
  @Override
  public void close() {}

  private void writeNumber(long number) throws IOException {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      out.write((int) (number >>> shift));
    }
  }
}
