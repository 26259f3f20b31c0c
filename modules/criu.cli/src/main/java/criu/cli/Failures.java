package criu.cli;

import criu.cli.help.OptionWords;
import criu.cli.help.Suggestion;
import criu.mount.compare.Difference;
import criu.mount.dump.ProblemsException;
import criu.mount.model.MountException;
import criu.mount.render.ProblemRenderer;
import criu.mount.restore.DifferenceException;
import criu.mount.restore.ForbiddenException;
import criu.mount.rule.Problem;
import criu.syscall.RawString;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionException;

/** Words for what went wrong: one line each, and a line of what to do where there is something. */
final class Failures {
  private final PrintStream err;
  private final ShownPaths shown = new ShownPaths();

  Failures(Console console) {
    this.err = console.err();
  }

  /** Returns what stands for temporary paths in what is reported. */
  ShownPaths shown() {
    return shown;
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
      case ForbiddenException forbidden -> {
        line(message(forbidden));
        forbidden.refusals().forEach(refusal -> named(refusal.toException()));
      }
      case MountException one -> named(one);
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

  /** Says that a command does not exist, and which one may be meant. */
  ExitCode noCommand(String word) {
    line("there is no command " + new RawString(word));
    List<String> names = Commands.all().stream().map(Command::name).toList();
    detail(
        Suggestion.of(word, names)
            .map(name -> "criu-mount " + name + " may be meant; all are listed by: ")
            .orElse("the commands are listed by: ")
            .concat("criu-mount --help"));
    return ExitCode.USAGE;
  }

  /** Says that an option does not exist, and which one may be meant. */
  ExitCode noOption(Command command, OptionException failure) {
    line(command.name() + ": " + message(failure));
    List<String> names = Commands.words(command).options().stream().map(OptionWords::name).toList();
    failure.options().stream()
        .flatMap(wrong -> Suggestion.of(wrong, names).stream())
        .forEach(name -> detail("--" + name + " may be meant"));
    detail("usage: criu-mount " + command.name() + " " + command.synopsis());
    return ExitCode.USAGE;
  }

  private void problem(Problem problem) {
    List<String> lines = ProblemRenderer.lines(problem);
    line("dump: " + (problem.isError() ? "" : "warning: ") + lines.getFirst());
    lines.stream().skip(1).forEach(err::println);
  }

  private void named(MountException failure) {
    line(message(failure));
    failure.remedy().ifPresent(this::detail);
  }

  private void difference(Difference difference) {
    detail(difference.toString());
  }

  private void line(String text) {
    err.println("criu-mount: " + shown.in(text));
  }

  private void detail(String text) {
    err.println("  " + shown.in(text));
  }

  private static String message(Throwable failure) {
    return Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
  }
}
