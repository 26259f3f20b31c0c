package criu.mount.archive;

import criu.syscall.RawString;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The decompressed bytes of an archive. Knows where it is, so that an error names the member. */
final class TarInput implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final Source source;
  private final InputStream in;
  private final byte[] scratch = new byte[BUFFER];
  private RawString member = RawString.EMPTY;
  private String relation = "before";

  private TarInput(Source source, InputStream in) {
    this.source = source;
    this.in = in;
  }

  /** Takes a stream that is not compressed. */
  static TarInput plain(InputStream in) {
    Source source = new Source(in);
    return new TarInput(source, source);
  }

  /** Reads the gzip header. */
  static TarInput gzip(InputStream compressed) throws IOException {
    Source source = new Source(compressed);
    try {
      return new TarInput(source, new GZIPInputStream(source, BUFFER));
    } catch (EOFException e) {
      throw new ArchiveException("the archive is cut short in its gzip header", e);
    } catch (ZipException e) {
      throw new ArchiveException("the archive is not a gzip stream: " + e.getMessage(), e);
    }
  }

  /** From now on the bytes belong to a member. */
  void enter(RawString name) {
    member = name;
    relation = "in";
  }

  /** From now on the bytes come after the last member. */
  void leave() {
    relation = member.isEmpty() ? "before" : "after";
  }

  /** Returns where the input is, a part of a sentence. */
  String place() {
    return member.isEmpty() ? "before the first member" : relation + " member " + member;
  }

  /** Reads a block of 512 bytes; false at the end of the stream. */
  boolean readBlock(byte[] block) throws IOException {
    int first = readSome(block, 0, TarHeader.BLOCK);
    if (first < 0) {
      return false;
    }
    readFully(block, first, TarHeader.BLOCK - first);
    return true;
  }

  /** Reads as many bytes as asked for. */
  void readFully(byte[] buffer, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int count = readSome(buffer, offset + done, length - done);
      if (count < 0) {
        throw cutShort();
      }
      done += count;
    }
  }

  void skip(long length) throws IOException {
    for (long rest = length; rest > 0; rest -= Math.min(rest, BUFFER)) {
      readFully(scratch, 0, (int) Math.min(rest, BUFFER));
    }
  }

  /** Reads to the end, which checks the sum of the whole stream. */
  void drain() throws IOException {
    int count = 0;
    while (count >= 0) {
      count = readSome(scratch, 0, BUFFER);
    }
  }

  ArchiveException cutShort() {
    return ArchiveException.placed("the archive is cut short " + place());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private int readSome(byte[] buffer, int offset, int length) throws IOException {
    try {
      int count = in.read(buffer, offset, length);
      if (count < 0) {
        source.checkNotFailed();
      }
      return count;
    } catch (EOFException e) {
      ArchiveException cut = cutShort();
      cut.initCause(e);
      throw cut;
    } catch (ZipException e) {
      throw new ArchiveException("the gzip stream is broken " + place() + ": " + e.getMessage(), e);
    }
  }

  /**
   * The caller's stream, which stays open when the decompressor is closed. The decompressor takes a
   * failure behind a checksum for the end, so failures are remembered.
   */
  private static final class Source extends FilterInputStream {
    private Optional<IOException> failure = Optional.empty();

    Source(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (IOException e) {
        failure = Optional.of(e);
        throw e;
      }
    }

    void checkNotFailed() throws IOException {
      if (failure.isPresent()) {
        throw failure.get();
      }
    }

    @Override
    public void close() {}
  }
}
