package criu.cli.help;

import java.util.List;
import java.util.stream.Stream;

/** The script that completes the command in fish. */
final class FishCompletion {
  private static final String START =
      """
      # Completes criu-mount in fish. Made by: criu-mount completion fish

      complete -c criu-mount -f
      complete -c criu-mount -n __fish_use_subcommand -s h -l help -d 'says how it is used'
      complete -c criu-mount -n __fish_use_subcommand -s V -l version -d 'prints the version'
      """;

  private FishCompletion() {}

  static String of(List<CommandWords> commands) {
    StringBuilder text = new StringBuilder(START);
    commands.forEach(command -> append(text, command));
    return text.toString();
  }

  private static void append(StringBuilder text, CommandWords command) {
    text.append("complete -c criu-mount -n __fish_use_subcommand -a ").append(command.name());
    text.append(" -d ").append(quoted(command.summary())).append('\n');
    String seen = "complete -c criu-mount -n '__fish_seen_subcommand_from " + command.name() + "' ";
    for (OptionWords option : command.options()) {
      text.append(seen).append(String.join(" ", names(option))).append(' ');
      text.append(action(option)).append("-d ").append(quoted(option.meaning())).append('\n');
    }
    if (command.hasOperands()) {
      text.append(seen).append(operand(command.operands())).append('\n');
    }
  }

  private static List<String> names(OptionWords option) {
    return option.names().stream()
        .flatMap(name -> Stream.of(name.length() == 1 ? "-s" : "-l", name))
        .toList();
  }

  private static String action(OptionWords option) {
    return switch (option.kind()) {
      case NONE -> "";
      case DIRECTORY -> "-x -a '(__fish_complete_directories)' ";
      case FILE -> "-r -F ";
      case PROCESS -> "-x -a '(__fish_complete_pids)' ";
      case CHOICE -> "-x -a '" + String.join(" ", option.choices()) + "' ";
      case WORD -> "-x ";
    };
  }

  private static String operand(String operands) {
    return switch (operands) {
      case "COMMAND" -> "-a '(complete -C (commandline -ct))'";
      case "DIR" -> "-a '(__fish_complete_directories)'";
      case String words when ArgumentKind.of(words) == ArgumentKind.CHOICE ->
          "-a '" + words.replace('|', ' ') + "'";
      case String words when words.startsWith("PID") -> "-F -a '(__fish_complete_pids)'";
      default -> "-F";
    };
  }

  /** Returns a text in single quotes, in which fish knows two escapes. */
  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
