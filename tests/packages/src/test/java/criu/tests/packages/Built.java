package criu.tests.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Packages made of the image by {@code jlink/packages/make}, in a directory of their own. */
record Built(Path directory) {
  static final Path IMAGE = Path.of(System.getProperty("criu.mount.image"));
  static final Path REPOSITORY = Path.of(System.getProperty("criu.mount.repository"));

  /** Makes them of an image. */
  static Built of(Path image, Path directory) throws IOException {
    Programs.run(
            REPOSITORY.resolve("jlink/packages/make").toString(),
            image.toString(),
            directory.toString(),
            System.getProperty("criu.mount.version"),
            System.getProperty("criu.mount.time"))
        .succeeded();
    return new Built(directory);
  }

  Path deb() throws IOException {
    return only(".deb");
  }

  Path archive() throws IOException {
    return only(".tar.gz");
  }

  private Path only(String ending) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(ending)).toList();
      if (found.size() != 1) {
        throw new AssertionError("not one file *" + ending + ": " + found);
      }
      return found.getFirst();
    }
  }
}
