package criu.mount.procfs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The bytes of a stream, of which the front is there while a thread still reads the rest. */
final class GrowingText {
  private static final int PART = 1 << 17;
  private static final int ONE_READ = 1 << 14;

  private final InputStream in;
  private final Semaphore news = new Semaphore(0);
  private byte[] bytes = new byte[PART + ONE_READ];
  private int length;
  private volatile Front front = new Front(bytes, 0, false, null);

  /** What is there of a text. Bytes that are there do not change any more. */
  static final class Front {
    private final byte[] bytes;
    private final int length;
    private final boolean whole;
    private final @Nullable Throwable failure;

    private Front(byte[] bytes, int length, boolean whole, @Nullable Throwable failure) {
      this.bytes = bytes;
      this.length = length;
      this.whole = whole;
      this.failure = failure;
    }

    /** Returns an array that begins with the bytes that are there. */
    byte[] bytes() {
      return bytes;
    }

    /** Returns how many bytes are there. */
    int length() {
      return length;
    }

    /** Tells whether that is all. */
    boolean whole() {
      return whole;
    }
  }

  private GrowingText(InputStream in) {
    this.in = in;
  }

  /**
   * Begins to read. A text of one part is whole when this returns, and for a larger one a thread is
   * started, which closes the stream in the end.
   *
   * @throws IOException when the first part cannot be read; the stream is closed then
   */
  static GrowingText begin(InputStream in) throws IOException {
    GrowingText text = new GrowingText(in);
    if (text.readFirst()) {
      Thread.ofPlatform().daemon().name("mountinfo").start(text::readRest);
    }
    return text;
  }

  private boolean readFirst() throws IOException {
    boolean more = false;
    try {
      more = readPart();
      return more;
    } finally {
      if (!more) {
        in.close();
      }
    }
  }

  private void readRest() {
    try (in) {
      while (readPart()) {}
    } catch (Throwable e) { // thrown where the text is waited for
      show(new Front(bytes, length, true, e));
    }
  }

  /** Reads up to the end of another part, shows it, and tells whether there may be more. */
  private boolean readPart() throws IOException {
    int end = Math.addExact(length, PART);
    if (bytes.length < end + ONE_READ) {
      bytes = Arrays.copyOf(bytes, Math.multiplyExact(2, end));
    }
    int count = 0;
    while (length < end && count >= 0) {
      count = in.read(bytes, length, ONE_READ);
      length += Math.max(count, 0);
    }
    show(new Front(bytes, length, count < 0, null));
    return count >= 0;
  }

  private void show(Front now) {
    front = now;
    news.release();
  }

  /**
   * Waits for the end, or for more than there was before. Called by one thread, and no more once
   * the text is whole.
   *
   * @throws IOException when reading failed
   */
  Front next() throws IOException {
    news.acquireUninterruptibly();
    Front now = front;
    switch (now.failure) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError("reading throws nothing else", now.failure);
    }
    return now;
  }
}
