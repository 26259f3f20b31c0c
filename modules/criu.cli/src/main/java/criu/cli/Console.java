package criu.cli;

import java.io.PrintStream;

/**
 * Where the command prints.
 *
 * @param out results
 * @param err errors, and the log when no file is given for it
 * @param unicode whether both show more than ASCII
 */
record Console(PrintStream out, PrintStream err, boolean unicode) {}
