package criu.mount.archive;

import criu.syscall.FileTime;
import criu.syscall.RawString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Writes an archive of plain files that is the same for the same files: owners are root, times are
 * 1970, modes are 0600 and 0700. It is not compressed. For one thread.
 */
public final class FilesArchive {
  private static final int BUFFER = 64 * 1024;

  private final TarWriter writer;
  private final byte[] buffer = new byte[BUFFER];

  /** Begins an archive; the stream stays open. */
  public FilesArchive(OutputStream out) {
    writer = new TarWriter(out);
  }

  /** Adds a directory, whose name ends in a slash. */
  public void directory(RawString name) throws IOException {
    writer.begin(new Member(name, metadata(0700), new Content.Directory()));
    writer.end();
  }

  /**
   * Adds a file.
   *
   * @param size how many bytes of {@code in} it has
   * @throws ArchiveException when there are fewer or more
   */
  public void file(RawString name, long size, InputStream in) throws IOException {
    writer.begin(new Member(name, metadata(0600), new Content.Regular(size)));
    long left = size;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      left -= count;
      if (left < 0) {
        break;
      }
      writer.content(buffer, count);
    }
    if (left != 0) {
      throw new ArchiveException(name + " changes while it is read");
    }
    writer.end();
  }

  /** Writes the end of the archive. */
  public void finish() throws IOException {
    writer.finish();
  }

  private static Metadata metadata(int mode) {
    return new Metadata(mode, 0, 0, new FileTime(0, 0), Optional.empty(), List.of());
  }
}
