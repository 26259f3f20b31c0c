package criu.tests.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of the tests in C, compiled where a test wants them. */
public final class Programs {
  private static final Path SOURCES = Path.of("src/test/c");

  private Programs() {}

  /** Compiles a program; skips the test where there is no compiler. */
  public static Path compile(String name, Path directory) throws IOException {
    Assumptions.assumeTrue(hasCompiler(), "there is no gcc on the path");
    Path program = directory.resolve(name);
    String source = SOURCES.resolve(name + ".c").toString();
    Command.run("gcc", "-O1", "-o", program.toString(), source).succeeded();
    return program;
  }

  private static boolean hasCompiler() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gcc")));
  }
}
