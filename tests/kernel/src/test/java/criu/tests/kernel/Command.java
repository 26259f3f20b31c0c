package criu.tests.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs programs of the host and keeps what they say, one character for each byte. */
public final class Command {
  private static final long SECONDS = 60;

  /** How a program ended and what it said. */
  public record Result(int exit, String out, String err) {

    /** Fails the test unless the program succeeded; returns this. */
    public Result succeeded() {
      if (exit != 0) {
        throw new AssertionError("exit code " + exit + ", stderr: " + err + ", stdout: " + out);
      }
      return this;
    }
  }

  private Command() {}

  public static Result run(String... command) throws IOException {
    return run(List.of(command), environment -> {});
  }

  /** Runs a shell script; its first parameter is {@code $1}. Each character is a byte. */
  public static Result shell(String script, String... parameters) throws IOException {
    Path file = Files.createTempFile("script", ".sh");
    try {
      Files.writeString(file, script, StandardCharsets.ISO_8859_1);
      List<String> command = new ArrayList<>(List.of("sh", "-eu", file.toString()));
      command.addAll(List.of(parameters));
      return run(command, environment -> {});
    } finally {
      Files.delete(file);
    }
  }

  public static Result run(List<String> command, Consumer<ProcessBuilder> settings)
      throws IOException {
    Path out = Files.createTempFile("stdout", ".txt");
    Path err = Files.createTempFile("stderr", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      settings.accept(builder);
      return new Result(exitOf(builder.start(), command), read(out), read(err));
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
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
