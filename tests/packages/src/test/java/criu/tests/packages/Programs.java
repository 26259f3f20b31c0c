package criu.tests.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Runs programs of the host. */
final class Programs {
  private static final long MINUTES = 10;

  /** How a program ended, and what it said on both channels. */
  record Result(int exit, String text) {

    /** Fails the test unless the program succeeded; returns what it said. */
    String succeeded() {
      if (exit != 0) {
        throw new AssertionError("exit code " + exit + ":\n" + text);
      }
      return text;
    }
  }

  private Programs() {}

  static Result run(String... command) throws IOException {
    Path log = Files.createTempFile("program", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      return new Result(exitOf(builder.start(), List.of(command)), Files.readString(log));
    } finally {
      Files.delete(log);
    }
  }

  private static int exitOf(Process process, List<String> command) {
    try {
      return process.onExit().orTimeout(MINUTES, TimeUnit.MINUTES).join().exitValue();
    } catch (CompletionException e) {
      process.destroyForcibly().onExit().join();
      throw new AssertionError("ran for more than " + MINUTES + " min: " + command, e);
    }
  }

  static boolean has(String name) throws IOException {
    return run("sh", "-c", "command -v " + name).exit() == 0;
  }
}
