package criu.cli;

import criu.mount.render.TreeStyle;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionParser;

/** How texts are drawn: by options, the environment, and what standard output is. */
final class TerminalLook {
  private static final List<String> CHOICES = List.of("auto", "always", "never");

  private TerminalLook() {}

  static void declare(OptionParser parser) {
    parser.accepts("ascii", "draws with ASCII only");
    parser
        .accepts("color", "whether there are colours; auto: on a terminal, unless NO_COLOR is set")
        .withRequiredArg()
        .describedAs("auto|always|never")
        .defaultsTo("auto");
  }

  /**
   * Returns the style of a run. Lines are as long as {@code COLUMNS} says, or the terminal; without
   * either, as they come.
   */
  static TreeStyle of(Invocation invocation) throws UsageException {
    boolean ascii = invocation.has("ascii") || !invocation.console().unicode();
    FileCalls files = invocation.kernel().files();
    return new TreeStyle(ascii, width(files), colours(invocation, files));
  }

  private static boolean colours(Invocation invocation, FileCalls files) throws UsageException {
    String choice = invocation.value("color").map(Object::toString).orElse("auto");
    if (!CHOICES.contains(choice)) {
      throw new UsageException("--color " + choice + ": it is auto, always or never");
    }
    return choice.equals("always")
        || (choice.equals("auto") && files.isTerminal(Fd.STDOUT) && terminalMayBeColoured());
  }

  private static boolean terminalMayBeColoured() {
    boolean unwanted = environment("NO_COLOR").isPresent(); // see no-color.org
    return !unwanted && environment("TERM").filter(name -> !name.equals("dumb")).isPresent();
  }

  private static int width(FileCalls files) {
    return environment("COLUMNS")
        .flatMap(TerminalLook::positive)
        .orElseGet(() -> files.terminalColumns(Fd.STDOUT).orElse(0));
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
  }

  private static Optional<Integer> positive(String number) {
    boolean digits = number.length() < 6 && number.chars().allMatch(Character::isDigit);
    return digits ? Optional.of(Integer.parseInt(number)).filter(n -> n > 0) : Optional.empty();
  }
}
