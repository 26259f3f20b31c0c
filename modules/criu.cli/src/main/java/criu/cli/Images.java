package criu.cli;

import criu.mount.container.CheckpointArchive;
import criu.mount.image.ImageNames;
import criu.mount.model.ContainerInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Images to read: those of a directory, or of the archive of a checkpoint, unpacked until this is
 * closed.
 *
 * @param directory where they are
 * @param container what the archive tells of its container
 * @param unpacked the directory that is removed again, if there is one
 */
record Images(
    Path directory, Optional<ContainerInfo> container, Optional<TemporaryDirectory> unpacked)
    implements AutoCloseable {

  /**
   * Opens images.
   *
   * @param given a directory, or an archive
   * @param wanted which images are read; more may be there
   * @return the images; empty when there is neither at that path
   */
  static Optional<Images> at(Path given, Predicate<String> wanted, ShownPaths shown)
      throws IOException {
    if (Files.isDirectory(given)) {
      return Optional.of(new Images(given.toAbsolutePath(), Optional.empty(), Optional.empty()));
    }
    Optional<CheckpointArchive> archive = CheckpointArchive.at(given);
    return archive.isEmpty()
        ? Optional.empty()
        : Optional.of(unpack(archive.get(), given, wanted, shown));
  }

  private static Images unpack(
      CheckpointArchive archive, Path given, Predicate<String> wanted, ShownPaths shown)
      throws IOException {
    TemporaryDirectory directory = TemporaryDirectory.makeLarge("criu-mount-images");
    try {
      shown.show(directory.path(), given.toString());
      ContainerInfo container = archive.unpack(directory.path(), wanted);
      return new Images(directory.path(), Optional.of(container), Optional.of(directory));
    } catch (IOException | RuntimeException e) {
      try {
        directory.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /** Picks what tells of mounts, without their content. */
  static boolean isTree(String name) {
    return ImageNames.tellsOfMounts(name) && !ImageNames.isContent(name);
  }

  /** Removes what was unpacked. */
  @Override
  public void close() throws IOException {
    if (unpacked.isPresent()) {
      unpacked.get().close();
    }
  }
}
