package criu.cli;

import java.util.ArrayList;
import java.util.List;

/** The {@code -v}, {@code -vv} and {@code -vN} of CRIU: each adds one, a number sets. */
final class Verbosity {

  private Verbosity() {}

  /** Returns the level the arguments ask for. */
  static int of(String[] arguments) {
    int level = LogLevel.WARNING.number();
    for (String argument : beforeCommand(arguments)) {
      if (isVerbosity(argument)) {
        String rest = argument.substring(2);
        boolean number = !rest.isEmpty() && Character.isDigit(rest.charAt(0));
        level = number ? rest.charAt(0) - '0' : level + 1 + rest.length();
      }
    }
    return level;
  }

  /** Returns the arguments without those that this class understands. */
  static String[] without(String[] arguments) {
    List<String> before = beforeCommand(arguments);
    List<String> rest = new ArrayList<>(before);
    rest.removeIf(Verbosity::isVerbosity);
    rest.addAll(List.of(arguments).subList(before.size(), arguments.length));
    return rest.toArray(String[]::new);
  }

  private static List<String> beforeCommand(String[] arguments) {
    int end = List.of(arguments).indexOf("--");
    return List.of(arguments).subList(0, end < 0 ? arguments.length : end);
  }

  private static boolean isVerbosity(String argument) {
    if (!argument.startsWith("-v")) {
      return false;
    }
    String rest = argument.substring(2);
    boolean digit = rest.length() == 1 && Character.isDigit(rest.charAt(0));
    return digit || rest.chars().allMatch(c -> c == 'v');
  }
}
