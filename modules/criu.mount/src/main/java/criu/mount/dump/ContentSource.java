package criu.mount.dump;

import criu.mount.archive.ArchiveObserver;
import criu.mount.archive.Compressor;
import criu.mount.model.MountForest;
import criu.syscall.Kernel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Where the content of file systems is read from; closed when all of it is read. */
interface ContentSource extends AutoCloseable {

  /** Opens what is to be archived; what another user namespace owns is read inside of that. */
  static ContentSource of(
      Kernel kernel, LiveTree found, MountForest dumped, List<ArchivedFileSystem> archived)
      throws IOException {
    return found.user().isPresent() && !archived.isEmpty()
        ? HelperContent.of(found.namespaces(), dumped, archived)
        : OpenedMounts.of(kernel, found.namespaces(), dumped, archived);
  }

  /**
   * Writes the archive of one file system to its end.
   *
   * @param compressor compresses it, or one of the same level does
   * @param observer is told of progress and changes, if the content is read by this process
   */
  void archive(
      ArchivedFileSystem one, OutputStream out, Compressor compressor, ArchiveObserver observer)
      throws IOException;

  /** Tells whether several threads may archive at a time. */
  boolean takesSeveral();

  /** Returns how many bytes a file system has in use, 0 when that is not known. */
  long usedBytes(ArchivedFileSystem one) throws IOException;

  @Override
  void close();
}
