package criu.cli;

import criu.plugin.loader.Rehearsal;
import criu.syscall.Kernel;
import java.nio.file.Path;

/**
 * What takes tens of milliseconds when it is first done, begun on threads of their own before the
 * options are read. It is guessed from the arguments, and a wrong guess costs time only.
 */
final class Ahead {

  private Ahead() {}

  static void begin(String[] arguments) {
    if (arguments.length > 0) {
      switch (arguments[0]) {
        case "check", "dump", "restore" -> Kernel.linkAhead();
        default -> {}
      }
    }
    for (String argument : arguments) {
      if (argument.equals("--")) {
        return; // what follows is the command to start
      }
      if (namesPlugins(argument)) {
        Rehearsal.begin(Path.of(System.getProperty("java.home", "/"), "plugins"));
        return;
      }
    }
  }

  /** Tells whether an argument looks like -L, --libdir or --plugin. */
  private static boolean namesPlugins(String argument) {
    return argument.startsWith("-L")
        || argument.startsWith("--li")
        || argument.startsWith("--plugin");
  }
}
