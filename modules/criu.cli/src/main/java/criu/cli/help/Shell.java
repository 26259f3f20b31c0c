package criu.cli.help;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The shells that a script of completions can be made for. */
public enum Shell {
  BASH,
  ZSH,
  FISH;

  /** Returns the shell with a name. */
  public static Optional<Shell> named(String name) {
    return List.of(values()).stream().filter(shell -> shell.word().equals(name)).findFirst();
  }

  /** Returns its name. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the script that completes the command in this shell. */
  public String completion(List<CommandWords> commands) {
    return switch (this) {
      case BASH -> BashCompletion.of(commands);
      case ZSH -> ZshCompletion.of(commands);
      case FISH -> FishCompletion.of(commands);
    };
  }

  /** Returns a text as one word of any of them: in single quotes. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
