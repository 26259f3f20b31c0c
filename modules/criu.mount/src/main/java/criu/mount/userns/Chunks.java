package criu.mount.userns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A stream within a pipe: pieces with their lengths in front, and a mark behind them. */
public final class Chunks {
  /** The mark behind a stream that is whole. */
  static final int END = 0;

  /** The mark behind one that is not; a message follows. */
  static final int FAILED = -1;

  private static final int SIZE = 1 << 16;

  private Chunks() {}

  /** Sends a stream to its end. */
  public static void send(InputStream from, DataOutputStream to) throws IOException {
    from.transferTo(writer(to));
    to.writeInt(END);
  }

  /** Passes a stream from a pipe on to its end. */
  public static void receive(DataInputStream from, OutputStream to) throws IOException {
    try (InputStream in = reader(from)) {
      in.transferTo(to);
    }
  }

  /** Returns what reads a stream from a pipe; closing it skips what is left of it. */
  public static InputStream reader(DataInputStream from) {
    return new Reader(from);
  }

  static OutputStream writer(DataOutputStream to) {
    return new Writer(to);
  }

  private static final class Writer extends OutputStream {
    private final DataOutputStream to;

    Writer(DataOutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > 0) {
        to.writeInt(length);
        to.write(bytes, offset, length);
      }
    }
  }

  private static final class Reader extends InputStream {
    private final DataInputStream from;
    private int left;
    private boolean ended;

    Reader(DataInputStream from) {
      this.from = from;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0 && !ended) {
        begin(from.readInt());
      }
      if (ended) {
        return -1;
      }
      int read = from.read(buffer, offset, Math.min(length, left));
      if (read < 0) {
        throw new EOFException("a stream of the helper is cut short");
      }
      left -= read;
      return read;
    }

    private void begin(int mark) throws IOException {
      ended = mark <= END;
      left = Math.max(mark, 0);
      if (mark == FAILED) {
        throw new HelperException(from.readUTF());
      }
    }

    @Override
    public void close() throws IOException {
      byte[] rest = new byte[ended ? 0 : SIZE];
      while (!ended && read(rest, 0, rest.length) >= 0) {}
    }
  }
}
