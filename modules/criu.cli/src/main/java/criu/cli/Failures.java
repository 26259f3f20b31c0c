package criu.cli;

import criu.cli.config.ConfigException;
import criu.cli.help.OptionWords;
import criu.cli.help.Suggestion;
import criu.mount.dump.ProblemsException;
import criu.mount.model.MountException;
import criu.mount.render.ProblemRenderer;
import criu.mount.restore.DifferenceException;
import criu.mount.restore.ForbiddenException;
import criu.mount.rule.Problem;
import criu.syscall.RawString;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionException;

/** Words for what went wrong: one line each, and a line of what to do where there is something. */
final class Failures {
  private static final String FORMAT = "--log-format";

  private final PrintStream err;
  private final boolean json;
  private final ShownPaths shown = new ShownPaths();

  /**
   * Prints to a console.
   *
   * @param arguments those of the command, which may ask for JSON and yet not be understood
   */
  Failures(Console console, String[] arguments) {
    this.err = console.err();
    this.json = askForJson(List.of(arguments));
  }

  private static boolean askForJson(List<String> arguments) {
    int option = arguments.lastIndexOf(FORMAT);
    int value = option + 1;
    boolean apart = option >= 0 && value < arguments.size() && arguments.get(value).equals("json");
    return apart || arguments.contains(FORMAT + "=json");
  }

  /** Returns what stands for temporary paths in what is reported. */
  ShownPaths shown() {
    return shown;
  }

  /** An error, and lines of what to do. */
  private record Entry(String message, List<String> details) {}

  /** Says what went wrong before there was a log. */
  void report(Exception failure) {
    entries(failure).forEach(this::print);
  }

  /** Says what went wrong, to the user and in the log. */
  void report(Exception failure, Log log) {
    List<Entry> entries = entries(failure);
    if (!log.replacesErrors()) {
      entries.forEach(this::printText);
    }
    entries.forEach(entry ->
        log.error(shown.in(entry.message), entry.details.stream().map(shown::in).toList()));
  }

  private static List<Entry> entries(Exception failure) {
    List<Entry> entries = new ArrayList<>();
    List<String> details = new ArrayList<>();
    entries.add(new Entry(message(failure), details));
    switch (failure) {
      case ProblemsException problems ->
          problems.problems().forEach(problem -> entries.add(entry(problem)));
      case DifferenceException different ->
          different.differences().forEach(difference -> details.add(difference.toString()));
      case ForbiddenException forbidden ->
          forbidden.refusals().forEach(refusal -> entries.add(entry(refusal.toException())));
      case MountException named -> named.remedy().ifPresent(details::add);
      default -> {}
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      details.add("while cleaning up: " + message(suppressed));
    }
    return entries;
  }

  private static Entry entry(MountException failure) {
    return new Entry(message(failure), failure.remedy().stream().toList());
  }

  private static Entry entry(Problem problem) {
    List<String> lines = ProblemRenderer.lines(problem);
    String warning = problem.isError() ? "" : "warning: ";
    return new Entry(
        "dump: " + warning + lines.getFirst(), lines.stream().skip(1).map(String::strip).toList());
  }

  private void print(Entry entry) {
    if (json) {
      List<String> details = entry.details.stream().map(shown::in).toList();
      String message = shown.in(entry.message);
      err.print(LogLine.of(0, LogLevel.ERROR, "usage", message, details).json());
    } else {
      printText(entry);
    }
  }

  private void printText(Entry entry) {
    err.println("criu-mount: " + shown.in(entry.message));
    entry.details.forEach(detail -> err.println("  " + shown.in(detail)));
  }

  /** Says what is wrong with a configuration file. */
  ExitCode configuration(ConfigException failure) {
    print(new Entry("config: " + message(failure), List.of(failure.remedy())));
    return ExitCode.USAGE;
  }

  ExitCode usage(Command command, Exception failure) {
    print(new Entry(command.name() + ": " + message(failure), List.of(usage(command))));
    return ExitCode.USAGE;
  }

  /** Says that a command does not exist, and which one may be meant. */
  ExitCode noCommand(String word) {
    List<String> names = Commands.all().stream().map(Command::name).toList();
    String remedy =
        Suggestion.of(word, names)
            .map(name -> "criu-mount " + name + " may be meant; all are listed by: ")
            .orElse("the commands are listed by: ")
            .concat("criu-mount --help");
    print(new Entry("there is no command " + new RawString(word), List.of(remedy)));
    return ExitCode.USAGE;
  }

  /** Says what is wrong with an option; of one that does not exist, which one may be meant. */
  ExitCode noOption(Command command, OptionException failure) {
    List<String> names = Commands.words(command).options().stream().map(OptionWords::name).toList();
    List<String> details = new ArrayList<>();
    failure.options().stream()
        .filter(told -> !exists(told, names)) // what exists lacks its argument
        .flatMap(wrong -> Suggestion.of(wrong, names).stream())
        .forEach(name -> details.add("--" + name + " may be meant"));
    details.add(usage(command));
    print(new Entry(command.name() + ": " + message(failure), details));
    return ExitCode.USAGE;
  }

  /** Of an option that exists, all names are told together, as in {@code t/tree}. */
  private static boolean exists(String told, List<String> names) {
    return names.contains(told.substring(told.lastIndexOf('/') + 1));
  }

  private static String usage(Command command) {
    return "usage: criu-mount " + command.name() + " " + command.synopsis();
  }

  private static String message(Throwable failure) {
    return Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
  }
}
