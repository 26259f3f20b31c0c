package criu.cli;

import criu.mount.render.TreeStyle;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionParser;

/** How texts are drawn: by options, the environment, and what standard output is. */
final class TerminalLook {
  private static final List<String> CHOICES = List.of("auto", "always", "never");
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
  static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
  private static final int USUAL_WIDTH = 80;

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
    boolean terminal = mayBeTerminal(STANDARD_OUTPUT) && files.isTerminal(Fd.STDOUT);
    return new TreeStyle(ascii, width(files, Fd.STDOUT, terminal), colours(invocation, terminal));
  }

  /** Returns how wide help may be where it is printed; 80 columns when nobody knows. */
  static int helpWidth(FileCalls files, boolean isError) {
    boolean terminal = mayBeTerminal(isError ? STANDARD_ERROR : STANDARD_OUTPUT);
    int known = width(files, isError ? Fd.STDERR : Fd.STDOUT, terminal);
    return known > 0 ? known : USUAL_WIDTH;
  }

  /**
   * Tells whether a descriptor can be of a terminal, which a file, a pipe and a socket are not. It
   * takes no native call, and the first such call takes longer than all that show has to do.
   */
  static boolean mayBeTerminal(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return !target.equals("/dev/null")
          && !target.startsWith("pipe:")
          && !target.startsWith("socket:")
          && !Files.isRegularFile(descriptor);
    } catch (IOException e) {
      return true; // no procfs: the kernel is asked
    }
  }

  private static boolean colours(Invocation invocation, boolean terminal) throws UsageException {
    String choice = invocation.value("color").map(Object::toString).orElse("auto");
    if (!CHOICES.contains(choice)) {
      throw new UsageException("--color " + choice + ": it is auto, always or never");
    }
    return choice.equals("always")
        || (choice.equals("auto") && terminal && terminalMayBeColoured());
  }

  private static boolean terminalMayBeColoured() {
    boolean unwanted = environment("NO_COLOR").isPresent(); // see no-color.org
    return !unwanted && environment("TERM").filter(name -> !name.equals("dumb")).isPresent();
  }

  private static int width(FileCalls files, Fd stream, boolean terminal) {
    return environment("COLUMNS")
        .flatMap(TerminalLook::positive)
        .orElseGet(() -> terminal ? files.terminalColumns(stream).orElse(0) : 0);
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
  }

  private static Optional<Integer> positive(String number) {
    boolean digits = number.length() < 6 && number.chars().allMatch(Character::isDigit);
    return digits ? Optional.of(Integer.parseInt(number)).filter(n -> n > 0) : Optional.empty();
  }
}
