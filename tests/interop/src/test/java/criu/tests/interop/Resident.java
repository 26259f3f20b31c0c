package criu.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

/** The program whose process is dumped: it holds nothing but its namespaces. */
final class Resident {
  private Resident() {}

  /** Compiles it, without any library, into a directory. */
  static void compile(Path repository, Path directory) throws IOException, InterruptedException {
    Path source = repository.resolve("tests/interop/debian/resident.c");
    Process compiler =
        new ProcessBuilder(
                "gcc", "-static", "-O1", "-o", directory + "/resident", source.toString())
            .inheritIO()
            .start();
    assertEquals(0, compiler.waitFor(), "gcc failed");
  }
}
