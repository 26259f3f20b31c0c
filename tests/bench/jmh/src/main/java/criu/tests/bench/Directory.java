package criu.tests.bench;

import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A temporary directory of a benchmark. */
final class Directory {
  private Directory() {}

  static Path make() throws IOException {
    return Files.createTempDirectory("criu-mount-jmh");
  }

  /** Removes a directory with everything in it. */
  static void remove(Path directory) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> found = Files.walk(directory)) {
      deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : deepestFirst) {
      Files.delete(one);
    }
  }

  /** Opens a directory; the caller closes it. */
  static Fd open(Path directory) throws IOException {
    return Kernel.real()
        .files()
        .open(
            Fd.CWD,
            RawString.of(directory.toString()),
            Set.of(OpenFlag.O_RDONLY, OpenFlag.O_DIRECTORY, OpenFlag.O_CLOEXEC),
            0);
  }
}
