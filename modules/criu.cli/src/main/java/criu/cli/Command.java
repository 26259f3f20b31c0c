package criu.cli;

import java.io.IOException;
import joptsimple.OptionParser;

/** One word of the command line after {@code criu-mount}. */
interface Command {

  /** Returns the word. */
  String name();

  /** Returns what it does, in one line. */
  String summary();

  /** Returns its arguments as a usage line shows them. */
  String synopsis();

  /** Returns an example that works as pasted: lines for a shell, run as root. */
  String example();

  /** Returns what it takes beside options, as {@code PID|DIR|FILE}; empty when nothing. */
  default String operands() {
    return "";
  }

  /** Adds the options of this command to those that all have. */
  void declare(OptionParser parser);

  /** Tells whether {@code -o} names a file for the log, as {@code --log-file} does. */
  default boolean logsToFile() {
    return true;
  }

  /** Does it. */
  ExitCode run(Invocation invocation) throws IOException, UsageException;
}
