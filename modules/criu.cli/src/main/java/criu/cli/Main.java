package criu.cli;

import criu.mount.userns.Helper;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import joptsimple.OptionException;
import joptsimple.OptionParser;
import joptsimple.OptionSet;

/** The entry of the command. */
public final class Main {
  private static final List<Command> COMMANDS =
      List.of(
          new DumpCommand(),
          new RestoreCommand(),
          new CheckCommand(),
          new PlanCommand(),
          new ShowCommand(),
          new DiffCommand(),
          new DecodeCommand(),
          new EncodeCommand(),
          new PluginsCommand(),
          new DemoCommand());

  private Main() {}

  /** Runs the command and ends the process with its exit code, whatever threads there are. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 2 && arguments[0].equals(Helper.COMMAND)) {
      UserNamespaceHelper.run(arguments[1]);
      return;
    }
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
        (word.isEmpty() ? console.err() : console.out()).print(Help.overview(COMMANDS));
        return word.isEmpty() ? ExitCode.USAGE : ExitCode.DONE;
      }
      case "-V", "--version" -> {
        console.out().println("criu-mount " + version());
        return ExitCode.DONE;
      }
      default -> {}
    }
    Optional<Command> command =
        COMMANDS.stream().filter(one -> one.name().equals(word)).findFirst();
    if (command.isEmpty()) {
      console.err().println("criu-mount: there is no command " + new RawString(word));
      console.err().println("  the commands are listed by: criu-mount --help");
      return ExitCode.USAGE;
    }
    return run(command.get(), Arrays.copyOfRange(arguments, 1, arguments.length), console);
  }

  private static ExitCode run(Command command, String[] arguments, Console console) {
    OptionParser parser = new OptionParser();
    CommonOptions.declare(parser);
    command.declare(parser);
    Failures failures = new Failures(console);
    int level = Verbosity.of(arguments);
    try {
      OptionSet options = parser.parse(Verbosity.without(arguments));
      if (options.has("help")) {
        console.out().print(Help.of(command, parser));
        return ExitCode.DONE;
      }
      return run(command, options, level, console, failures);
    } catch (OptionException e) {
      return failures.usage(command, e);
    }
  }

  private static ExitCode run(
      Command command, OptionSet options, int level, Console console, Failures failures) {
    Optional<RawString> file =
        Optional.ofNullable((String) options.valueOf("o"))
            .filter(any -> command.logsToFile())
            .map(RawString::new);
    try (Log log = Log.open(level, file.map(Invocation::path), console)) {
      try {
        return command.run(new Invocation(options, console, log, Kernel.real()));
      } catch (IOException | RuntimeException e) {
        failures.report(e);
        log.trace(e);
        return command instanceof DiffCommand ? ExitCode.USAGE : ExitCode.FAILED;
      } catch (UsageException e) {
        return failures.usage(command, e);
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
