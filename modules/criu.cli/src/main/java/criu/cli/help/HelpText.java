package criu.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The texts of {@code --help}. */
public final class HelpText {
  private static final int LEAST_WIDTH = 40;
  private static final int MOST_WIDTH = 100;
  private static final int WIDEST_FORM = 30;
  private static final String PURPOSE =
      "Checkpoints and restores the mount tree of a process, with CRIU's images.";

  private final int width;

  /**
   * Makes texts for a terminal.
   *
   * @param width its columns
   */
  public HelpText(int width) {
    this.width = Math.clamp(width, LEAST_WIDTH, MOST_WIDTH);
  }

  /** Returns what {@code criu-mount --help} says. */
  public String overview(List<CommandWords> commands) {
    StringBuilder text = new StringBuilder(2048);
    text.append("usage: criu-mount COMMAND [OPTION]...\n\n");
    wrap(text, "", 0, words(PURPOSE));
    text.append('\n');
    int column = commands.stream().mapToInt(one -> one.name().length()).max().orElse(0) + 4;
    for (CommandWords command : commands) {
      entry(text, command.name(), command.summary(), column);
    }
    text.append('\n');
    wrap(text, "", 0, words("Try: criu-mount demo, or criu-mount COMMAND --help"));
    return text.toString();
  }

  /** Returns what {@code criu-mount COMMAND --help} says. */
  public String of(CommandWords command) {
    StringBuilder text = new StringBuilder(4096);
    usage(text, command);
    text.append('\n');
    wrap(text, "", 0, words(sentence(command.summary())));
    var groups = OptionGroup.sorted(command.options());
    int column = column(command.options());
    groups.forEach((group, options) -> {
      text.append('\n').append(group.heading()).append(":\n");
      options.forEach(option -> entry(text, option.form(), option.meaning(), column));
    });
    text.append("\nFor example:\n").append(command.example().indent(2));
    return text.toString();
  }

  private static String sentence(String summary) {
    return Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + ".";
  }

  /** Returns where meanings begin: behind the widest form that is not too wide. */
  private int column(List<OptionWords> options) {
    int limit = Math.min(WIDEST_FORM, width / 2);
    return options.stream()
            .mapToInt(option -> option.form().length())
            .filter(length -> length <= limit)
            .max()
            .orElse(limit)
        + 4;
  }

  private void usage(StringBuilder text, CommandWords command) {
    String start = "usage: criu-mount " + command.name() + " ";
    int hang = Math.min(start.length(), width / 2);
    List<String> fitting =
        units(command.synopsis()).stream()
            .flatMap(unit -> unit.length() > width - hang ? words(unit).stream() : Stream.of(unit))
            .toList();
    wrap(text, start, hang, fitting);
  }

  /** A line with a form and its meaning; a wide form has a line of its own. */
  private void entry(StringBuilder text, String form, String meaning, int column) {
    String start = "  " + form;
    if (start.length() + 2 > column) {
      text.append(start).append('\n');
      start = "";
    }
    wrap(text, start + " ".repeat(column - start.length()), column, words(meaning));
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  private void wrap(StringBuilder text, String start, int hang, List<String> words) {
    int at = start.length();
    text.append(start);
    boolean first = true;
    for (String word : words) {
      if (!first && at + 1 + word.length() > width) {
        text.append('\n').append(" ".repeat(hang));
        at = hang;
      } else if (!first) {
        text.append(' ');
        at++;
      }
      text.append(word);
      at += word.length();
      first = false;
    }
    text.append('\n');
  }

  /** Splits a synopsis at spaces outside of brackets. */
  private static List<String> units(String synopsis) {
    List<String> units = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < synopsis.length(); i++) {
      switch (synopsis.charAt(i)) {
        case '[' -> depth++;
        case ']' -> depth--;
        case ' ' -> {
          if (depth == 0) {
            units.add(synopsis.substring(from, i));
            from = i + 1;
          }
        }
        default -> {}
      }
    }
    units.add(synopsis.substring(from));
    return units;
  }
}
