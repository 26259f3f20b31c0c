package criu.cli;

import criu.plugin.loader.PluginDirectory;
import criu.plugin.loader.PluginSelection;
import criu.syscall.Kernel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What takes tens of milliseconds, begun on threads of their own before the options are read. It is
 * guessed from the arguments, and a wrong guess costs time only.
 */
final class Ahead {

  private Ahead() {}

  static void begin(String[] arguments) {
    String command = arguments.length == 0 ? "" : arguments[0];
    switch (command) {
      case "check", "dump", "restore" -> Kernel.linkAhead();
      default -> {}
    }
    List<String> options = List.of(arguments);
    int end = options.indexOf("--"); // what follows is the command to start
    try {
      readPlugins(selection(end < 0 ? options : options.subList(0, end)));
    } catch (InvalidPathException e) {
      return; // it is said when the option is read
    }
  }

  private static void readPlugins(PluginSelection selection) {
    if (!selection.isEmpty()) {
      PluginDirectory.readAhead(selection);
    }
  }

  private static PluginSelection selection(List<String> options) {
    List<Path> directories = new ArrayList<>();
    List<String> named = new ArrayList<>();
    Set<String> nativeAccess = new HashSet<>();
    for (int i = 0; i < options.size(); i++) {
      String option = options.get(i);
      Optional<String> next =
          i + 1 < options.size() ? Optional.of(options.get(i + 1)) : Optional.empty();
      value(option, "-L", "", next)
          .or(() -> value(option, "--libdir", "=", next))
          .ifPresent(value -> directories.add(Path.of(value)));
      value(option, "--plugin", "=", next).ifPresent(named::add);
      value(option, "--plugin-native", "=", next).ifPresent(nativeAccess::add);
    }
    return new PluginSelection(directories, RunPlugins.bundled(), named, nativeAccess);
  }

  /** Returns the value of an option if this is one of that name, with the value in it or next. */
  private static Optional<String> value(
      String option, String name, String between, Optional<String> next) {
    if (option.equals(name)) {
      return next;
    }
    String start = name + between;
    return option.startsWith(start)
        ? Optional.of(option.substring(start.length()))
        : Optional.empty();
  }
}
