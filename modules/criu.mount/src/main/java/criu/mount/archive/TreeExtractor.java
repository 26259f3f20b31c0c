package criu.mount.archive;

import criu.syscall.Fd;
import criu.syscall.FileCalls;
import java.io.IOException;
import java.io.InputStream;

/**
 * Extracts an archive into a directory. The archive is not trusted: nothing outside of the
 * directory is touched, absolute names and names with {@code ..} are refused, no symbolic link is
 * followed and no mount point crossed on the way to a member, and memory is bounded whatever a
 * header says. What stands at the name of a member is replaced, but for a directory with entries.
 * Owners are the numbers in the archive.
 *
 * <p>An archive without an end mark is refused as cut short. Bytes behind the end mark are read for
 * the checksum of the stream and mean nothing, as in GNU tar. What was extracted before an error
 * stays. An object has no state of its own and may be used by several threads.
 */
public final class TreeExtractor {
  private final FileCalls files;
  private final ArchiveObserver observer;

  /** Makes an extractor. */
  public TreeExtractor(FileCalls files) {
    this(files, ArchiveObserver.STRICT);
  }

  /** Makes an extractor that tells an observer of progress; it never tells of changes. */
  public TreeExtractor(FileCalls files, ArchiveObserver observer) {
    this.files = files;
    this.observer = observer;
  }

  /**
   * Extracts all members.
   *
   * @param in the gzip stream; read to its end, not closed
   * @param root the directory to fill, open in any way, {@code O_PATH} included; stays open
   * @throws ArchiveException when the archive is broken or a member cannot be made; names the
   *     member
   * @throws IOException when reading fails
   */
  public void extract(InputStream in, Fd root) throws IOException {
    MetadataWriter metadata = new MetadataWriter(files);
    try (TarReader reader = new TarReader(in);
        Descent descent = new Descent(files, root, metadata)) {
      new Extraction(files, root, reader, descent, metadata, observer).run();
    }
  }
}
