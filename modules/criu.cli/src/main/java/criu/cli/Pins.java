package criu.cli;

import criu.mount.restore.RestoredNamespace;
import criu.syscall.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps restored namespaces as files: one as the file named, several in the directory named. */
final class Pins {

  private Pins() {}

  /** Pins all or none. */
  static void pin(Kernel kernel, RestoredNamespace namespace, Path path) throws IOException {
    if (namespace.others().isEmpty()) {
      namespace.pin(path);
      return;
    }
    List<RestoredNamespace> all = new ArrayList<>(List.of(namespace));
    all.addAll(namespace.others());
    Files.createDirectories(path);
    List<Path> pinned = new ArrayList<>();
    try {
      for (RestoredNamespace one : all) {
        Path file = path.resolve(Integer.toUnsignedString(one.id()));
        one.pin(file);
        pinned.add(file);
      }
    } catch (IOException e) {
      unpin(kernel, pinned, e);
      throw e;
    }
  }

  private static void unpin(Kernel kernel, List<Path> pinned, IOException failure) {
    for (Path file : pinned) {
      try {
        RestoredNamespace.unpin(kernel, file);
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
