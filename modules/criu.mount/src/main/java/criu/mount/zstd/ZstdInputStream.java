package criu.mount.zstd;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;

/**
 * Decompresses all frames of a stream; frames to skip are skipped. A frame without a dictionary,
 * with a window of up to 128 MiB, is taken, as the program {@code zstd} does by itself. Memory is
 * the window, as far as it is used, and 8 MiB. For one thread at a time.
 */
public final class ZstdInputStream extends InputStream {
  private static final int MAGIC = 0xFD2F_B528;
  private static final int SKIPPABLE = 0x184D_2A50;
  private static final int SKIPPABLE_MASK = 0xFFFF_FFF0;
  private static final int MAGIC_BYTES = 4;

  private final PushbackInputStream in;
  private Optional<Frame> frame = Optional.empty();

  /**
   * Reads nothing yet.
   *
   * @param in the compressed bytes, best buffered; closed with this
   */
  public ZstdInputStream(InputStream in) {
    this.in = new PushbackInputStream(in);
  }

  /** Tells whether the first bytes of a file are those of a frame, or of one to skip. */
  public static boolean isMagic(int word) {
    return word == MAGIC || (word & SKIPPABLE_MASK) == SKIPPABLE;
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
    while (frame.isEmpty() || frame.get().window().isTaken()) {
      if (frame.isPresent() && !frame.get().isEnded()) {
        frame.get().readBlock();
      } else if (!nextFrame()) {
        return -1;
      }
    }
    return frame.get().window().take(buffer, offset, length);
  }

  /** Begins the next frame; false at the end of the stream. */
  private boolean nextFrame() throws IOException {
    int first = in.read();
    if (first < 0) {
      return false;
    }
    in.unread(first);
    int magic = (int) FrameHeader.number(in, MAGIC_BYTES);
    if (magic == MAGIC) {
      frame = Optional.of(new Frame(in));
    } else {
      ZstdException.check(isMagic(magic), "something else follows a frame");
      frame = Optional.empty();
      in.skipNBytes(FrameHeader.number(in, MAGIC_BYTES));
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
