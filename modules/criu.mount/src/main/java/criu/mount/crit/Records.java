package criu.mount.crit;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** The frame of an image file: words of 32 bits, little-endian, and records with their lengths. */
final class Records {
  private static final int MOST = 1 << 28;

  private final InputStream in;

  Records(InputStream in) {
    this.in = in;
  }

  /** Reads the header. */
  ImageKind header(Schema schema) throws IOException {
    int word = word("the header is cut short");
    if (word == ImageKind.COMMON || word == ImageKind.SERVICE) {
      word = word("the header is cut short");
    }
    int magic = word;
    ImageKind kind =
        schema
            .image(magic)
            .orElseThrow(() ->
                new CritException(
                    "the magic 0x"
                        + Integer.toHexString(magic)
                        + " is of no image that is known: it may be raw data"));
    if (kind.hasData()) {
      throw new CritException(
          "an image of kind " + kind.name() + " has data between its records, which are not shown");
    }
    return kind;
  }

  /** Reads the next record; none at the end of the file. */
  Optional<ByteString> next() throws IOException {
    byte[] length = in.readNBytes(Integer.BYTES);
    if (length.length == 0) {
      return Optional.empty();
    }
    int size = number(length, "a length is cut short");
    if (size < 0 || size > MOST) {
      throw new CritException("a record of " + Integer.toUnsignedString(size) + " bytes");
    }
    byte[] record = in.readNBytes(size);
    if (record.length < size) {
      throw new CritException("a record is cut short: " + record.length + " of " + size + " bytes");
    }
    return Optional.of(ByteString.copyFrom(record));
  }

  private int word(String error) throws IOException {
    return number(in.readNBytes(Integer.BYTES), error);
  }

  private static int number(byte[] bytes, String error) throws CritException {
    if (bytes.length < Integer.BYTES) {
      throw new CritException(error);
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  /** Writes the header of a file. */
  static void writeHeader(ImageKind kind, OutputStream out) throws IOException {
    if (kind.prefix() != 0) {
      writeWord(kind.prefix(), out);
    }
    writeWord(kind.word(), out);
  }

  /** Writes a record. */
  static void write(ByteString record, OutputStream out) throws IOException {
    writeWord(record.size(), out);
    record.writeTo(out);
  }

  private static void writeWord(int word, OutputStream out) throws IOException {
    out.write(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(word).array());
  }
}
