package criu.cli;

/** How the command ends. */
enum ExitCode {
  /** Done; for diff: the same; for check: a dump would succeed. */
  DONE(0),
  /** Failed; for diff: different; for check: a dump would not succeed. */
  FAILED(1),
  /** Wrong usage; for diff: any trouble. */
  USAGE(2);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
