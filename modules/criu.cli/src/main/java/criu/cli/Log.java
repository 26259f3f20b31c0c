package criu.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says what happens, as much as the user wants to know, on stderr or in a file. */
final class Log implements AutoCloseable {
  static final int WARNING = 2;
  static final int INFO = 3;
  static final int DEBUG = 4;

  private final int level;
  private final PrintStream stream;
  private final boolean ownsStream;

  private Log(int level, PrintStream stream, boolean ownsStream) {
    this.level = level;
    this.stream = stream;
    this.ownsStream = ownsStream;
  }

  /** Opens the log; without a file it goes where errors go. */
  static Log open(int level, Optional<Path> file, Console console) throws IOException {
    if (file.isEmpty()) {
      return new Log(level, console.err(), false);
    }
    PrintStream stream =
        new PrintStream(Files.newOutputStream(file.get()), true, StandardCharsets.UTF_8);
    return new Log(level, stream, true);
  }

  void warning(String message) {
    say(WARNING, "warning: " + message);
  }

  /** Says a warning, and below it lines of what to do. */
  void warning(String message, List<String> remedies) {
    warning(message);
    if (level >= WARNING) {
      remedies.forEach(stream::println);
    }
  }

  void info(String message) {
    say(INFO, message);
  }

  /** Shows where a failure came from, to whoever asked for everything. */
  void trace(Throwable failure) {
    if (level >= DEBUG) {
      failure.printStackTrace(stream);
    }
  }

  private void say(int atLevel, String message) {
    if (level >= atLevel) {
      stream.println("criu-mount: " + message);
    }
  }

  @Override
  public void close() {
    if (ownsStream) {
      stream.close();
    }
  }
}
