package criu.cli;

import criu.cli.config.ConfigException;
import criu.cli.help.HelpText;
import criu.mount.userns.Helper;
import criu.syscall.Kernel;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import joptsimple.OptionException;

/** The entry of the command. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code, whatever threads there are. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 2 && arguments[0].equals(Helper.COMMAND)) {
      UserNamespaceHelper.run(arguments[1]);
      return;
    }
    Ahead.begin(arguments);
    Console console = console();
    ExitCode code = run(RawArguments.last(arguments.length), console);
    console.out().flush();
    console.err().flush();
    Runtime.getRuntime().halt(code.number()); // exit is for plugins, and held up
  }

  private static Console console() {
    boolean unicode =
        saysUtf8("LC_ALL").or(() -> saysUtf8("LC_CTYPE")).or(() -> saysUtf8("LANG")).orElse(false);
    Charset charset = unicode ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
    return new Console(
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, charset),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
        unicode);
  }

  /** Tells what a locale variable says of the encoding, if it is set; see locale(7). */
  private static Optional<Boolean> saysUtf8(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(value -> !value.isEmpty())
        .map(value -> value.toLowerCase(Locale.ROOT).replace("-", "").endsWith("utf8"));
  }

  private static ExitCode run(String[] arguments, Console console) {
    String word = arguments.length == 0 ? "" : arguments[0];
    switch (word) {
      case "", "-h", "--help", "help" -> {
        HelpText help = help(Kernel.real(), word.isEmpty());
        (word.isEmpty() ? console.err() : console.out()).print(help.overview(Commands.words()));
        return word.isEmpty() ? ExitCode.USAGE : ExitCode.DONE;
      }
      case "-V", "--version" -> {
        console.out().println("criu-mount " + version());
        return ExitCode.DONE;
      }
      default -> {}
    }
    Optional<Command> command = Commands.named(word);
    if (command.isEmpty()) {
      return new Failures(console, arguments).noCommand(word);
    }
    return run(command.get(), Arrays.copyOfRange(arguments, 1, arguments.length), console);
  }

  private static ExitCode run(Command command, String[] arguments, Console console) {
    Failures failures = new Failures(console, arguments);
    Kernel kernel = Kernel.real();
    try {
      CommandLine line = CommandLine.read(command, arguments, kernel);
      if (line.options().has("help")) {
        console.out().print(help(kernel, false).of(Commands.words(command)));
        return ExitCode.DONE;
      }
      return run(command, line, console, kernel, failures);
    } catch (OptionException e) {
      return failures.noOption(command, e);
    } catch (ConfigException e) {
      return failures.configuration(e);
    } catch (UsageException e) {
      return failures.usage(command, e);
    }
  }

  private static HelpText help(Kernel kernel, boolean isError) {
    return new HelpText(TerminalLook.helpWidth(kernel.files(), isError));
  }

  private static ExitCode run(
      Command command, CommandLine line, Console console, Kernel kernel, Failures failures)
      throws UsageException {
    try (Log log = Log.open(line.log(), command.name(), console)) {
      line.configuration().ifPresent(configuration -> configuration.say(log));
      try {
        return command.run(new Invocation(line.options(), console, log, kernel, failures.shown()));
      } catch (IOException | RuntimeException e) {
        failures.report(e, log);
        log.trace(e);
        return command instanceof DiffCommand ? ExitCode.USAGE : ExitCode.FAILED;
      }
    } catch (IOException e) {
      failures.report(e);
      return ExitCode.FAILED;
    }
  }

  private static String version() {
    return Optional.ofNullable(Main.class.getModule().getDescriptor())
        .flatMap(descriptor -> descriptor.rawVersion())
        .orElse("(not packaged)");
  }
}
