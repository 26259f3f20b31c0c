package criu.mount.image;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The records of one image file. The whole file is read when it is opened, so nothing has to be
 * closed.
 */
final class ImageReader {
  private static final int ONE_READ = 1 << 16;

  private final Path file;
  private final ImageLimits limits;
  private final ByteBuffer bytes;
  private int record;

  private ImageReader(Path file, ImageLimits limits, ByteBuffer bytes) {
    this.file = file;
    this.limits = limits;
    this.bytes = bytes;
  }

  /**
   * Reads a file and checks its header, in the old form of one word or the new one of two.
   *
   * @throws ImageException when it is no image file of that kind, or is not there
   */
  static ImageReader open(Path file, ImageMagic magic, ImageLimits limits) throws IOException {
    ByteBuffer bytes = content(file).order(ByteOrder.LITTLE_ENDIAN);
    ImageReader reader = new ImageReader(file, limits, bytes);
    reader.checkHeader(magic);
    return reader;
  }

  private static ByteBuffer content(Path file) throws IOException {
    ImagePlace place = ImagePlace.of(file);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw place.broken("it is not a regular file"); // opening a FIFO would wait for ever
    }
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      if (in.size() > ImageLimits.FILE_BYTES) {
        throw place.broken("it has more than " + ImageLimits.FILE_BYTES + " bytes");
      }
      return read(in, (int) in.size());
    } catch (NoSuchFileException e) {
      throw place.broken("there is no such file", e);
    }
  }

  /** Reads in small parts, because each goes through memory of its size outside of the heap. */
  private static ByteBuffer read(SeekableByteChannel in, int size) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(size);
    int count = 0;
    while (content.position() < size && count >= 0) {
      content.limit(Math.min(size, content.position() + ONE_READ));
      count = in.read(content);
    }
    return content.flip();
  }

  private void checkHeader(ImageMagic magic) throws ImageException {
    int[] words = magic.headerWords();
    int first = headerWord();
    if (ImageMagic.isPrefix(first)) {
      if (first != words[0]) {
        throw wrongMagic(magic, first);
      }
      first = headerWord();
    }
    if (first != magic.word()) {
      throw wrongMagic(magic, first);
    }
  }

  private int headerWord() throws ImageException {
    if (bytes.remaining() < Integer.BYTES) {
      throw place().broken("the header is cut short: the file has " + bytes.limit() + " bytes");
    }
    return bytes.getInt();
  }

  private ImageException wrongMagic(ImageMagic wanted, int found) {
    String kind = ImageMagic.of(found).map(magic -> " (" + magic + ")").orElse("");
    return place()
        .broken(
            "the magic is 0x"
                + Integer.toHexString(found)
                + kind
                + ", not 0x"
                + Integer.toHexString(wanted.word())
                + " ("
                + wanted
                + ")");
  }

  /** Returns the file and the record read last. */
  ImagePlace place() {
    return new ImagePlace(file, record);
  }

  /** Tells whether there are bytes after the record read last. */
  boolean hasNext() {
    return bytes.hasRemaining();
  }

  /** Reads the next record; missing fields are not an error yet. */
  <M extends MessageLite> M next(Parser<M> parser) throws ImageException {
    record++;
    if (record > limits.records()) {
      throw place().broken("there are more than " + limits.records() + " records");
    }
    int length = length();
    int from = bytes.arrayOffset() + bytes.position();
    bytes.position(bytes.position() + length);
    try {
      return parsed(parser, UnsafeByteOperations.unsafeWrap(bytes.array(), from, length));
    } catch (InvalidProtocolBufferException e) {
      throw place().broken("it is not a message: " + e.getMessage(), e);
    }
  }

  /** Parses a message whose fields are parts of the file's bytes, which nobody changes. */
  private static <M extends MessageLite> M parsed(Parser<M> parser, ByteString message)
      throws InvalidProtocolBufferException {
    CodedInputStream in = message.newCodedInput();
    in.enableAliasing(true);
    M parsed = parser.parsePartialFrom(in);
    in.checkLastTagWas(0);
    return parsed;
  }

  private int length() throws ImageException {
    if (bytes.remaining() < Integer.BYTES) {
      throw place().broken("the length is cut short: " + bytes.remaining() + " bytes are left");
    }
    int length = bytes.getInt();
    if (Integer.compareUnsigned(length, limits.recordBytes()) > 0) {
      throw place()
          .broken(
              "a length of "
                  + Integer.toUnsignedString(length)
                  + " bytes, the limit is "
                  + limits.recordBytes());
    }
    if (length > bytes.remaining()) {
      throw place()
          .broken("it is cut short: " + bytes.remaining() + " of " + length + " bytes are there");
    }
    return length;
  }
}
