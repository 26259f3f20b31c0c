package criu.mount.image;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Writes one image file record by record. Owns the stream it is given. */
final class ImageWriter implements Closeable {
  private final OutputStream out;
  private final CodedOutputStream coded;

  /** Writes the header. */
  ImageWriter(OutputStream out, ImageMagic magic) throws IOException {
    this.out = out;
    this.coded = CodedOutputStream.newInstance(out);
    for (int word : magic.headerWords()) {
      coded.writeFixed32NoTag(word);
    }
  }

  /** Writes a record. */
  void write(MessageLite message) throws IOException {
    coded.writeFixed32NoTag(message.getSerializedSize());
    message.writeTo(coded);
  }

  @Override
  public void close() throws IOException {
    try (out) {
      coded.flush();
    }
  }
}
