package criu.tests.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A root of Debian 13 with the real CRIU and container engines, in which commands are run. It is
 * built once and kept between runs; see {@code tests/interop/debian}.
 */
final class Debian {
  private static final long BUILD_MINUTES = 15;
  private static final long RUN_MINUTES = 3;

  private final Path repository;
  private final Path root;

  private Debian(Path repository, Path root) {
    this.repository = repository;
    this.root = root;
  }

  /** How a command ended, and what it said on both outputs. */
  record Result(int exit, String said) {
    /** Returns the last line that is not empty. */
    String lastLine() {
      return said.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
    }
  }

  /** Signals that the root cannot be made here; the message is the reason. */
  static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    private Unavailable(String reason) {
      super(reason);
    }
  }

  /** Builds the root, or finds the one that was built before. */
  static Debian root(Path repository) throws IOException, Unavailable {
    String make = repository.resolve("tests/interop/debian/make").toString();
    Result made = run(List.of(make), BUILD_MINUTES);
    if (made.exit() != 0) {
      throw new Unavailable(made.lastLine());
    }
    return new Debian(repository, Path.of(made.lastLine()));
  }

  /**
   * Runs a command as root of the Debian root, in namespaces of its own.
   *
   * @param shared a directory that is the same inside and outside
   */
  Result run(Path shared, List<String> command) throws IOException {
    List<String> entered =
        new ArrayList<>(
            List.of(
                repository.resolve("tests/interop/debian/enter").toString(),
                root.toString(),
                shared.toString()));
    entered.addAll(command);
    return run(entered, RUN_MINUTES);
  }

  private static Result run(List<String> command, long minutes) throws IOException {
    Path said = Files.createTempFile("said", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(said.toFile())
              .start();
      int exit = exitOf(process, command, minutes);
      return new Result(exit, Files.readString(said, StandardCharsets.ISO_8859_1));
    } finally {
      Files.delete(said);
    }
  }

  private static int exitOf(Process process, List<String> command, long minutes) {
    try {
      return process.onExit().orTimeout(minutes, TimeUnit.MINUTES).join().exitValue();
    } catch (CompletionException e) {
      process.destroyForcibly().onExit().join();
      throw new AssertionError("ran for more than " + minutes + " minutes: " + command, e);
    }
  }
}
