package criu.cli.help;

import java.util.List;

/**
 * An option as its users see it.
 *
 * @param names its names without dashes, the short one first
 * @param argument the name of its argument, such as {@code DIR}; empty when it takes none
 * @param meaning what it does, in one line
 */
public record OptionWords(List<String> names, String argument, String meaning) {

  public OptionWords {
    names = List.copyOf(names);
  }

  /** Returns its longest name, by which it is known. */
  public String name() {
    return names.getLast();
  }

  /** Tells whether it takes an argument. */
  public boolean hasArgument() {
    return !argument.isEmpty();
  }

  /** Returns a name with its dashes. */
  static String dashed(String name) {
    return (name.length() == 1 ? "-" : "--") + name;
  }

  /** Returns how it is written: {@code -D, --images-dir DIR}. */
  String form() {
    String all = String.join(", ", names.stream().map(OptionWords::dashed).toList());
    return names.getFirst().equals("v") ? "-v[N], -vv" : hasArgument() ? all + " " + argument : all;
  }

  /** Returns what its argument can be completed with. */
  ArgumentKind kind() {
    return ArgumentKind.of(argument);
  }

  /** Returns the words that its argument can be; empty unless it is one of a few. */
  List<String> choices() {
    return kind() == ArgumentKind.CHOICE ? List.of(argument.split("\\|")) : List.of();
  }
}
