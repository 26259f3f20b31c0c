package criu.cli.help;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script that completes the command in bash. */
final class BashCompletion {
  private static final String START =
      """
      # Completes criu-mount in bash. Made by: criu-mount completion bash

      _criu_mount_fill() {
        compopt -o filenames 2> /dev/null
        mapfile -t COMPREPLY < <(compgen "$@" -- "$word")
      }

      _criu_mount_processes() {
        mapfile -t COMPREPLY < <(cd /proc && compgen -d -X '[!0-9]*' -- "$word")
      }

      _criu_mount_words() {
        mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word")
      }

      _criu_mount() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} i
        COMPREPLY=()
        # bash takes "=" for a word of its own
        if [[ $word == '=' ]]; then
          word=
        elif [[ $before == '=' ]]; then
          before=${COMP_WORDS[COMP_CWORD - 2]}
        fi
      """;

  private static final String AFTER_DASHES =
      """
        for ((i = 2; i < COMP_CWORD; i++)); do
          if [[ ${COMP_WORDS[i]} == -- ]]; then
            if ((i + 1 == COMP_CWORD)); then _criu_mount_fill -c; else _criu_mount_fill -f; fi
            return
          fi
        done
        case ${COMP_WORDS[1]} in
      """;

  private static final String END =
      """
        esac
      }

      complete -F _criu_mount criu-mount
      """;

  private BashCompletion() {}

  static String of(List<CommandWords> commands) {
    StringBuilder text = new StringBuilder(START);
    String words =
        Stream.concat(commands.stream().map(CommandWords::name), Stream.of("--help", "--version"))
            .collect(Collectors.joining(" "));
    text.append("  if ((COMP_CWORD == 1)); then\n    _criu_mount_words '").append(words);
    text.append("'\n    return\n  fi\n").append(AFTER_DASHES);
    commands.forEach(command -> append(text, command));
    return text.append(END).toString();
  }

  private static void append(StringBuilder text, CommandWords command) {
    text.append("    ").append(command.name()).append(")\n      case $before in\n");
    command.options().stream()
        .filter(OptionWords::hasArgument)
        .forEach(option -> {
          String names =
              option.names().stream().map(OptionWords::dashed).collect(Collectors.joining(" | "));
          text.append("        ").append(names).append(") ").append(argument(option));
          text.append("; return ;;\n");
        });
    text.append("      esac\n      if [[ $word == -* ]]; then\n        _criu_mount_words '");
    text.append(
        command.options().stream()
            .flatMap(option -> option.names().stream())
            .map(OptionWords::dashed)
            .collect(Collectors.joining(" ")));
    text.append("'\n");
    if (command.hasOperands()) {
      text.append("      else\n        ").append(operand(command)).append('\n');
    }
    text.append("      fi\n      ;;\n");
  }

  private static String argument(OptionWords option) {
    return switch (option.kind()) {
      case DIRECTORY -> "_criu_mount_fill -d";
      case FILE -> "_criu_mount_fill -f";
      case PROCESS -> "_criu_mount_processes";
      case CHOICE -> "_criu_mount_words '" + String.join(" ", option.choices()) + "'";
      case NONE, WORD -> ":";
    };
  }

  private static String operand(CommandWords command) {
    return switch (command.operands()) {
      case "COMMAND" -> "_criu_mount_fill -c";
      case "DIR" -> "_criu_mount_fill -d";
      case String words when ArgumentKind.of(words) == ArgumentKind.CHOICE ->
          "_criu_mount_words '" + words.replace('|', ' ') + "'";
      case String words when words.startsWith("PID") ->
          "if [[ $word == [0-9]* ]]; then _criu_mount_processes; else _criu_mount_fill -f; fi";
      default -> "_criu_mount_fill -f";
    };
  }
}
