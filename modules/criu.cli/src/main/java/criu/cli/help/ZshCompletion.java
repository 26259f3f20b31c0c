package criu.cli.help;

import java.util.List;
import java.util.stream.Collectors;

/** The script that completes the command in zsh, by its function {@code _arguments}. */
final class ZshCompletion {
  private static final String START =
      """
      #compdef criu-mount
      # Completes criu-mount in zsh. Made by: criu-mount completion zsh

      _criu-mount() {
        local -a subcommands
        subcommands=(
      """;

  private static final String CHOICE_OF_COMMAND =
      """
        )
        if ((CURRENT == 2)); then
          _describe -t commands command subcommands
          compadd -- --help --version
          return
        fi
        shift words
        ((CURRENT--))
        case $words[1] in
      """;

  private static final String END =
      """
        esac
      }

      _criu-mount "$@"
      """;

  private ZshCompletion() {}

  static String of(List<CommandWords> commands) {
    StringBuilder text = new StringBuilder(START);
    for (CommandWords command : commands) {
      String entry = command.name() + ":" + command.summary();
      text.append("    ").append(Shell.quoted(entry)).append('\n');
    }
    text.append(CHOICE_OF_COMMAND);
    commands.forEach(command -> append(text, command));
    return text.append(END).toString();
  }

  private static void append(StringBuilder text, CommandWords command) {
    text.append("    ").append(command.name()).append(")\n      _arguments -s -S");
    command.options().forEach(option -> text.append(" \\\n        ").append(spec(option)));
    if (command.hasOperands()) {
      text.append(" \\\n        ").append(operand(command.operands()));
    }
    text.append("\n      ;;\n");
  }

  /** Returns an option as _arguments reads it; all may be repeated: the last counts. */
  private static String spec(OptionWords option) {
    String argument =
        option.hasArgument() ? ":" + escaped(option.argument()) + ":" + action(option) : "";
    String rest = Shell.quoted("[" + escaped(option.meaning()) + "]" + argument);
    List<String> names = option.names().stream().map(name -> name(name, option)).toList();
    return names.size() == 1
        ? "'*'" + names.getFirst() + rest
        : "'*'{" + String.join(",", names) + "}" + rest;
  }

  /** Returns a name with a sign that its argument may be joined to it. */
  private static String name(String name, OptionWords option) {
    String sign = name.length() == 1 ? "+" : "=";
    return OptionWords.dashed(name) + (option.hasArgument() ? sign : "");
  }

  private static String action(OptionWords option) {
    return switch (option.kind()) {
      case DIRECTORY -> "_files -/";
      case FILE -> "_files";
      case PROCESS -> "_pids";
      case CHOICE -> "(" + String.join(" ", option.choices()) + ")";
      case NONE, WORD -> " ";
    };
  }

  private static String operand(String operands) {
    return switch (operands) {
      case "COMMAND" -> "'(-):COMMAND: _command_names -e' '*::arguments: _normal'";
      case "DIR" -> "'*:DIR:_files -/'";
      case String words when ArgumentKind.of(words) == ArgumentKind.CHOICE ->
          "'*:word:(" + words.replace('|', ' ') + ")'";
      case String words when words.startsWith("PID") ->
          "'*:" + words + ":{ if [[ $PREFIX == [0-9]* ]]; then _pids; else _files; fi }'";
      default -> "'*:" + operands + ":_files'";
    };
  }

  private static String escaped(String text) {
    return text.chars()
        .mapToObj(c -> ("[]:".indexOf(c) < 0 ? "" : "\\") + (char) c)
        .collect(Collectors.joining());
  }
}
