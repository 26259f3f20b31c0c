package criu.tests.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of the tests in C, compiled where a test wants them. */
public final class Programs {
  private static final Path SOURCES = Path.of("src/test/c");

  private Programs() {}

  /** Compiles a program; skips the test where there is no compiler. */
  public static Path compile(String name, Path directory) throws IOException {
    Path program = directory.resolve(name);
    compile(SOURCES.resolve(name + ".c"), program, List.of());
    return program;
  }

  /** Compiles a source with further options; skips the test where there is no compiler. */
  public static void compile(Path source, Path made, List<String> options) throws IOException {
    Assumptions.assumeTrue(hasCompiler(), "there is no gcc on the path");
    List<String> command = new ArrayList<>(List.of("gcc", "-O1"));
    command.addAll(options);
    command.addAll(List.of("-o", made.toString(), source.toString()));
    Command.run(command, settings -> {}).succeeded();
  }

  private static boolean hasCompiler() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gcc")));
  }
}
