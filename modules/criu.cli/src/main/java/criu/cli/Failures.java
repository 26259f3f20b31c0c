package criu.cli;

import criu.mount.compare.Difference;
import criu.mount.dump.ProblemsException;
import criu.mount.model.MountException;
import criu.mount.restore.DifferenceException;
import criu.mount.rule.Problem;
import criu.mount.rule.Remedy;
import java.io.PrintStream;
import java.util.Optional;

/** Words for what went wrong: one line each, and a line of what to do where there is something. */
final class Failures {
  private final PrintStream err;

  Failures(Console console) {
    this.err = console.err();
  }

  void report(Exception failure) {
    switch (failure) {
      case ProblemsException problems -> {
        line(message(problems));
        problems.problems().forEach(this::problem);
      }
      case DifferenceException different -> {
        line(message(different));
        different.differences().forEach(this::difference);
      }
      case MountException named -> {
        line(message(named));
        named.remedy().ifPresent(this::detail);
      }
      default -> line(message(failure));
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      detail("while cleaning up: " + message(suppressed));
    }
  }

  ExitCode usage(Command command, Exception failure) {
    line(command.name() + ": " + message(failure));
    detail("usage: criu-mount " + command.name() + " " + command.synopsis());
    return ExitCode.USAGE;
  }

  /** Says a problem, and below it each remedy on a line of its own. */
  void problem(Problem problem) {
    String severity = problem.isError() ? "" : "warning: ";
    line("dump: " + severity + problem.which() + ": " + problem.reason());
    String or = "";
    for (Remedy remedy : problem.remedies()) {
      detail(or + remedy);
      or = "or ";
    }
  }

  private void difference(Difference difference) {
    detail(difference.toString());
  }

  private void line(String text) {
    err.println("criu-mount: " + text);
  }

  private void detail(String text) {
    err.println("  " + text);
  }

  private static String message(Throwable failure) {
    return Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
  }
}
