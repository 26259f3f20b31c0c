package criu.plugin.testkit;

import criu.plugin.PathBytes;
import criu.plugin.TargetKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The two directories of a run.
 *
 * @param host stands for the root of the host; a real path
 * @param tree stands for the root of the new tree; a real path
 */
record Places(Path host, Path tree) {
  private static final Comparator<PathBytes> BY_BYTES = Comparator.comparing(PathBytes::latin1);

  static Places in(Path folder) throws IOException {
    Path real = Files.createDirectories(folder).toRealPath();
    return new Places(
        Files.createDirectories(real.resolve("host")),
        Files.createDirectories(real.resolve("tree")));
  }

  /** Finds a path of the host; no link leads out of it. */
  Path source(PathBytes source) throws IOException {
    Path real = below(host, source).toRealPath();
    if (!real.startsWith(host)) {
      throw new IOException(source + " leads out of the host's root");
    }
    return real;
  }

  Path target(PathBytes target) {
    return below(tree, target);
  }

  private static Path below(Path root, PathBytes path) {
    String text = path.toString();
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("not an absolute path: " + path);
    }
    return root.resolve(text.substring(1)).normalize();
  }

  static TargetKind kind(Path path) {
    return Files.isDirectory(path) ? TargetKind.DIRECTORY : TargetKind.FILE;
  }

  static List<PathBytes> names(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> PathBytes.of(String.valueOf(path.getFileName())))
          .sorted(BY_BYTES)
          .toList();
    }
  }

  /** Copies what a directory holds into another one. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.filter(each -> !each.equals(from)).toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), LinkOption.NOFOLLOW_LINKS);
      }
    }
  }
}
