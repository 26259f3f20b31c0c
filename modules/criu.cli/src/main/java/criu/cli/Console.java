package criu.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the command prints.
 *
 * @param out results
 * @param err errors, and the log when no file is given for it
 * @param unicode whether both show more than ASCII
 */
record Console(PrintStream out, PrintStream err, boolean unicode) {

  /** Prints a result that is UTF-8 whatever the locale, because its format is. */
  void printUtf8(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
