package criu.mount.image;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory of files for one try of a property. */
record ScratchDirectory(Path path) implements AutoCloseable {

  static ScratchDirectory create() throws IOException {
    return new ScratchDirectory(Files.createTempDirectory("images"));
  }

  @Override
  public void close() throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        Files.delete(entry);
      }
    }
    Files.delete(path);
  }
}
