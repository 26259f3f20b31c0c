package criu.mount.zstd;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** One frame, block by block. */
final class Frame {
  private static final int CHECKSUM_BYTES = 4;

  private final InputStream in;
  private final FrameHeader header;
  private final Window window;
  private final Literals literals = new Literals();
  private final Sequences sequences;
  private final byte[] block = new byte[Window.BLOCK];
  private boolean ended;

  /** Reads the header, which begins behind the magic number. */
  Frame(InputStream in) throws IOException {
    this.in = in;
    header = FrameHeader.read(in);
    window = new Window(header.window());
    sequences = new Sequences(window);
  }

  boolean isEnded() {
    return ended;
  }

  Window window() {
    return window;
  }

  /** Decompresses the next block; all of the one before was taken. */
  void readBlock() throws IOException {
    int start = (int) FrameHeader.number(in, 3);
    int size = start >> 3;
    window.beginBlock();
    switch ((start >> 1) & 3) {
      case 0 -> window.append(bytes(size), 0, size);
      case 1 -> window.fill((int) FrameHeader.number(in, 1), size);
      case 2 -> {
        Bytes compressed = new Bytes(bytes(size), 0, size);
        literals.read(compressed);
        sequences.run(compressed, literals);
      }
      default -> throw new ZstdException("a block has the reserved type");
    }
    window.endBlock();
    if ((start & 1) != 0) {
      end();
    }
  }

  private byte[] bytes(int size) throws IOException {
    ZstdException.check(size <= block.length, "a block is too large");
    if (in.readNBytes(block, 0, size) < size) {
      throw new EOFException("the zstd stream is cut short");
    }
    return block;
  }

  private void end() throws IOException {
    ended = true;
    ZstdException.check(
        header.contentSize().orElse(window.total()) == window.total(),
        "a frame has another size than it tells");
    if (header.checksum()) {
      int expected = (int) FrameHeader.number(in, CHECKSUM_BYTES);
      ZstdException.check(expected == window.checksum(), "the checksum is wrong");
    }
  }
}
