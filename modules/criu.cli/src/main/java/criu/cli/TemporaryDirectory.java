package criu.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A directory of our own that is removed, with all that is in it, when it is closed.
 *
 * @param path where it is
 */
record TemporaryDirectory(Path path) implements AutoCloseable {
  private static final Path LARGE = Path.of("/var/tmp");

  static TemporaryDirectory make(String prefix) throws IOException {
    return new TemporaryDirectory(Files.createTempDirectory(prefix + "."));
  }

  /**
   * Makes one for large files, which may not fit into memory: in {@code $TMPDIR}, or else in
   * /var/tmp. It is removed when a signal ends the command, too.
   */
  static TemporaryDirectory makeLarge(String prefix) throws IOException {
    String named = System.getenv("TMPDIR");
    return makeIn(named == null || named.isEmpty() ? LARGE : Path.of(named), prefix);
  }

  /** Makes one in the directory of a file, to take its place; otherwise as the last. */
  static TemporaryDirectory makeBeside(Path file) throws IOException {
    return makeIn(Optional.ofNullable(file.getParent()).orElse(file), ".criu-mount");
  }

  private static TemporaryDirectory makeIn(Path parent, String prefix) throws IOException {
    TemporaryDirectory directory =
        new TemporaryDirectory(Files.createTempDirectory(parent.toAbsolutePath(), prefix + "."));
    Runtime.getRuntime().addShutdownHook(new Thread(directory::closeAtSignal, "at signal"));
    return directory;
  }

  private void closeAtSignal() {
    try {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // printed as of any thread: nobody is left
    }
  }

  /** Removes it; may be called again. */
  @Override
  public void close() throws IOException {
    if (Files.exists(path)) {
      Files.walkFileTree(path, new Removal());
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
