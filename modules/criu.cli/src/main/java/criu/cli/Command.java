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

  /** Returns an example that works as pasted, given what its words mean. */
  String example();

  /** Adds the options of this command to those that all have. */
  void declare(OptionParser parser);

  /** Tells whether {@code -o} names a file for the log. */
  default boolean logsToFile() {
    return true;
  }

  /** Does it. */
  ExitCode run(Invocation invocation) throws IOException, UsageException;
}
