package criu.tests.show;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Runs the command of the image, and other programs. */
final class Programs {
  private static final long SECONDS = 120;

  /** How a program ended and what it said. */
  record Result(int exit, String out, String err) {}

  private Programs() {}

  static Path repository() {
    return Path.of(System.getProperty("criu.mount.repository", "../.."));
  }

  static String image() {
    return System.getProperty("criu.mount.image", "../../jlink/target/criu-mount");
  }

  /** Runs the command, and returns how it ended. */
  static Result command(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(image() + "/bin/criu-mount"));
    command.addAll(List.of(arguments));
    return run(command);
  }

  /** Runs the command, which must succeed, and returns what it printed. */
  static String output(String... arguments) throws IOException {
    return printed(command(arguments), 0, List.of(arguments));
  }

  static String printed(Result result, int exit, List<String> command) {
    if (result.exit() != exit) {
      throw new AssertionError(command + ": exit code " + result.exit() + ": " + result.err());
    }
    return result.out();
  }

  static Result run(List<String> command) throws IOException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().put("LC_ALL", "C.UTF-8");
      int exit = exitOf(builder.start(), command);
      return new Result(exit, read(out), read(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static int exitOf(Process process, List<String> command) {
    try {
      return process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join().exitValue();
    } catch (CompletionException e) {
      process.destroyForcibly().onExit().join();
      throw new AssertionError("ran for more than " + SECONDS + " s: " + command, e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
