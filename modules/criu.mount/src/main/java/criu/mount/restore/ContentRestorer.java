package criu.mount.restore;

import criu.mount.archive.TreeExtractor;
import criu.mount.filesystem.FileSystemType;
import criu.mount.filesystem.FileSystemType.Content;
import criu.mount.image.ArchiveNames;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unpacks the archive of a superblock into a fresh mount of it. */
final class ContentRestorer {
  private final FileCalls files;
  private final Path directory;

  ContentRestorer(FileCalls files, Path directory) {
    this.files = files;
    this.directory = directory;
  }

  /** Unpacks, if the type keeps its files in an archive. */
  void fill(Mount mount, Fd root) throws IOException {
    boolean archived =
        FileSystemType.named(mount.superblock().baseType())
            .filter(type -> type.content() == Content.ARCHIVED)
            .isPresent();
    if (!archived) {
      return;
    }
    Path archive =
        ArchiveNames.find(directory, mount)
            .orElseThrow(
                () ->
                    MountException.because(
                        "restore: unpack the content",
                        mount.label(),
                        "there is no " + ArchiveNames.of(mount.superblock().device())
                            + " in " + directory + " (ENOENT)"));
    try (InputStream in = Files.newInputStream(archive);
        Fd opened = files.open(root, Places.HERE, Places.DIRECTORY, 0)) {
      new TreeExtractor(files).extract(in, opened);
    } catch (IOException e) {
      throw new MountException(
          "restore: unpack " + archive.getFileName(), mount.label(), e);
    }
  }
}
