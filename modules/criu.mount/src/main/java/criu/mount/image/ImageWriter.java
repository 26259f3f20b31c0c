package criu.mount.image;

import com.google.protobuf.MessageLite;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes one image file record by record. Owns the stream it is given. */
final class ImageWriter implements Closeable {
  private final OutputStream out;

  /** Writes the header. */
  ImageWriter(OutputStream out, ImageMagic magic) throws IOException {
    this.out = out;
    for (int word : magic.headerWords()) {
      writeWord(word);
    }
  }

  /** Writes a record. */
  void write(MessageLite message) throws IOException {
    byte[] bytes = message.toByteArray();
    writeWord(bytes.length);
    out.write(bytes);
  }

  private void writeWord(int word) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(bytes.putInt(word).array());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
