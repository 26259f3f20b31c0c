package criu.cli.help;

/** What an argument is, as far as a shell can complete it. */
enum ArgumentKind {
  /** There is none. */
  NONE,
  /** A directory. */
  DIRECTORY,
  /** A file, or a path of any kind. */
  FILE,
  /** A running process. */
  PROCESS,
  /** One of a few words. */
  CHOICE,
  /** A word that only the user knows. */
  WORD;

  /** Returns the kind of an argument by the name that help gives it. */
  static ArgumentKind of(String argument) {
    return switch (argument) {
      case "" -> NONE;
      case "DIR", "ROOT" -> DIRECTORY;
      case "FILE", "PATH", "IMAGE", "JSON", "PID|FILE", "DIR|ARCHIVE" -> FILE;
      case "PID" -> PROCESS;
      default -> isChoice(argument) ? CHOICE : WORD;
    };
  }

  /** Tells whether the name is that of several words, such as {@code tree|table|json}. */
  private static boolean isChoice(String argument) {
    return argument.indexOf('|') > 0
        && argument.chars().allMatch(c -> c == '|' || c == '-' || Character.isLowerCase(c));
  }
}
