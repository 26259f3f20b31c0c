package criu.cli;

/** How much a line of the log matters, as CRIU numbers it. */
enum LogLevel {
  ERROR(1, "Error (criu-mount): "),
  WARNING(2, "Warn  (criu-mount): "),
  INFO(3, ""),
  DEBUG(4, "");

  private final int number;
  private final String mark;

  LogLevel(int number, String mark) {
    this.number = number;
    this.mark = mark;
  }

  int number() {
    return number;
  }

  /** Returns what stands behind the time: as in CRIU's log, nothing for what just happens. */
  String mark() {
    return mark;
  }

  /** Returns the word that it has in JSON. */
  String word() {
    return switch (this) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "info";
      case DEBUG -> "debug";
    };
  }
}
