package criu.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Plugins of CRIU, which serve CRIU itself and our bridge to them. */
final class CriuPlugins {
  private static final String VOLUMES = "-DVOLUMES=\"/srv/volumes\"";

  private CriuPlugins() {}

  /** Compiles them into {@code plugins} of a directory. */
  static void compile(Path repository, Path directory) throws IOException, InterruptedException {
    Path plugins = Files.createDirectory(directory.resolve("plugins"));
    for (String name : List.of("volume", "old-volume")) {
      Path source = repository.resolve("tests/plugins/criu-so/" + name + ".c");
      Path made = plugins.resolve(name + ".so");
      Process compiler =
          new ProcessBuilder(
                  "gcc", "-shared", "-fPIC", VOLUMES, "-o", made.toString(), source.toString())
              .inheritIO()
              .start();
      assertEquals(0, compiler.waitFor(), "gcc failed");
    }
  }
}
