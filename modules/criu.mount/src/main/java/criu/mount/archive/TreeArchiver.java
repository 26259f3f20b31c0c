package criu.mount.archive;

import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.RawString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Archives the content of a directory tree, as {@code tar --create --gzip --one-file-system
 * --sparse --numeric-owner .} names its members, and keeps what tar leaves out: sockets, extended
 * attributes and access control lists, times below the second. Of another file system met in the
 * tree only the mount point goes into the archive. Nothing in the tree is changed, not even an
 * access time where the caller has the right to {@code O_NOATIME}; only reading a symbolic link
 * changes that of the link, unless the mount is noatime.
 *
 * <p>Memory does not grow with the content, and neither the stack nor the number of open files with
 * the depth. An object may be used by several threads, unless it was given a compressor.
 */
public final class TreeArchiver {
  private final FileCalls files;
  private final ArchiveObserver observer;
  private final Optional<Compressor> compressor;

  /** Makes an archiver that fails when the tree changes meanwhile. */
  public TreeArchiver(FileCalls files) {
    this(files, ArchiveObserver.STRICT);
  }

  /** Makes an archiver that tells an observer of progress and changes. */
  public TreeArchiver(FileCalls files, ArchiveObserver observer) {
    this(files, observer, Optional.empty());
  }

  /** Makes an archiver that compresses with a compressor of the caller's. */
  public TreeArchiver(FileCalls files, ArchiveObserver observer, Compressor compressor) {
    this(files, observer, Optional.of(compressor));
  }

  private TreeArchiver(FileCalls files, ArchiveObserver observer, Optional<Compressor> compressor) {
    this.files = files;
    this.observer = observer;
    this.compressor = compressor;
  }

  /**
   * Writes the archive of a tree.
   *
   * @param root the directory, open in any way, {@code O_PATH} included; stays open and as it is
   * @param out where the gzip stream goes; written to its end, not closed
   * @throws ArchiveException when the tree cannot be read or changes; names the member
   * @throws IOException when writing fails; what was written is of no use then
   */
  public void archive(Fd root, OutputStream out) throws IOException {
    archive(Map.of(RawString.EMPTY, root), out);
  }

  /**
   * Writes one archive of several parts of a file system.
   *
   * @param parts files and directories by their paths from the root of the file system, without a
   *     slash in front; none below another; open in any way, and left open
   * @param out where the gzip stream goes; written to its end, not closed
   * @throws ArchiveException when a part cannot be read or changes; names the member
   * @throws IOException when writing fails; what was written is of no use then
   */
  public void archive(Map<RawString, Fd> parts, OutputStream out) throws IOException {
    if (compressor.isPresent()) {
      archive(parts, out, compressor.get());
    } else {
      try (Compressor own = new Compressor(Compressor.FASTEST)) {
        archive(parts, out, own);
      }
    }
  }

  private void archive(Map<RawString, Fd> parts, OutputStream out, Compressor compress)
      throws IOException {
    GzipOutput gzip = new GzipOutput(out, compress); // not closed: it owns nothing
    TarWriter writer = new TarWriter(gzip);
    EntryArchiver entries = new EntryArchiver(files, writer, observer);
    for (Map.Entry<RawString, Fd> part : new TreeMap<>(parts).entrySet()) {
      archive(part.getKey(), part.getValue(), entries);
    }
    writer.finish();
    gzip.finish();
    out.flush();
  }

  private void archive(RawString path, Fd part, EntryArchiver entries) throws IOException {
    RawString member = new RawString(path.isEmpty() ? "." : "./" + path.latin1());
    FileStatus status = files.status(part, RawString.EMPTY);
    if (status.kind() != FileKind.DIRECTORY) {
      entries.alone(member, part, status);
      return;
    }
    try (OpenDirectories way = new OpenDirectories(files, part)) {
      new TreeWalk(files, way, entries, observer, member).run();
    }
  }
}
