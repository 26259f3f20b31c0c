package criu.cli;

import criu.mount.model.Journal;
import criu.mount.model.MountException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what happens, as much as the user wants to know. A file, and JSON, get everything; else
 * warnings and errors are for a person, and printed as such.
 */
final class Log implements Journal, AutoCloseable {

  /** What the user asked for. */
  record Wish(int level, Optional<Path> file, boolean json) {}

  private final long begun = System.nanoTime();
  private final Wish wish;
  private final String subsystem;
  private final PrintStream stream;

  private Log(Wish wish, String subsystem, PrintStream stream) {
    this.wish = wish;
    this.subsystem = subsystem;
    this.stream = stream;
  }

  /**
   * Opens the log; without a file it goes where errors go.
   *
   * @param wish what the user asked for
   * @param subsystem what entries are about that do not say so: the command
   * @param console where errors go
   */
  static Log open(Wish wish, String subsystem, Console console) throws IOException {
    if (wish.file.isEmpty()) {
      return new Log(wish, subsystem, console.err());
    }
    Path file = wish.file.get();
    try {
      PrintStream stream =
          new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
      return new Log(wish, subsystem, stream);
    } catch (NoSuchFileException e) {
      throw MountException.because(
          "open the log", file.toString(), "no such directory (ENOENT)", e);
    }
  }

  /** Tells whether errors are said here alone, because nothing else may be between the lines. */
  boolean replacesErrors() {
    return wish.json && wish.file.isEmpty();
  }

  /** Tells whether it says what happens in the place where errors are printed. */
  boolean mayShareTheTerminal() {
    return wish.file.isEmpty() && (wish.json || wish.level >= LogLevel.INFO.number());
  }

  /** Says what went wrong, with lines of what to do, unless a person was told in the same place. */
  void error(String message, List<String> remedies) {
    if (wish.json || wish.file.isPresent()) {
      say(LogLevel.ERROR, message, remedies);
    }
  }

  void warning(String message) {
    warning(message, List.of());
  }

  /** Says a warning, and below it lines of what to do. */
  void warning(String message, List<String> remedies) {
    if (wish.json || wish.file.isPresent()) {
      say(LogLevel.WARNING, message, remedies);
    } else if (wish.level >= LogLevel.WARNING.number()) {
      stream.println("criu-mount: warning: " + message);
      remedies.forEach(stream::println);
    }
  }

  @Override
  public void accept(String line) {
    info(line);
  }

  @Override
  public boolean wantsSteps() {
    return wish.level >= LogLevel.DEBUG.number();
  }

  @Override
  public void step(String line) {
    debug(line);
  }

  void info(String message) {
    say(LogLevel.INFO, message, List.of());
  }

  void debug(String message) {
    say(LogLevel.DEBUG, message, List.of());
  }

  /** Shows where a failure came from, to whoever asked for everything. */
  void trace(Throwable failure) {
    if (wish.level < LogLevel.DEBUG.number()) {
      return;
    }
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      debug("trace: " + each);
      for (StackTraceElement frame : each.getStackTrace()) {
        debug("trace:   at " + frame);
      }
    }
  }

  private void say(LogLevel level, String message, List<String> remedies) {
    if (wish.level >= level.number()) {
      LogLine line = LogLine.of(System.nanoTime() - begun, level, subsystem, message, remedies);
      stream.print(wish.json ? line.json() : line.text());
      stream.flush();
    }
  }

  @Override
  public void close() {
    if (wish.file.isPresent()) {
      stream.close();
    }
  }
}
