package criu.cli;

import criu.cli.help.CommandWords;
import criu.cli.help.OptionWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import joptsimple.OptionDescriptor;
import joptsimple.OptionParser;

/** All commands, and what they say of themselves. */
final class Commands {
  private static final OptionWords VERBOSITY =
      new OptionWords(
          List.of("v"), "", "says more: -v3 what happens, -v4 all of it; 2 warnings unless given");

  private Commands() {}

  /** Returns the commands in the order of help. */
  static List<Command> all() {
    return List.of(
        new DumpCommand(),
        new RestoreCommand(),
        new CheckCommand(),
        new PlanCommand(),
        new ShowCommand(),
        new DiffCommand(),
        new DecodeCommand(),
        new EncodeCommand(),
        new PackCommand(),
        new UnpackCommand(),
        new PluginsCommand(),
        new DemoCommand());
  }

  /** Returns those that help does not list. */
  private static Stream<Command> hidden() {
    return Stream.of(new CompletionCommand());
  }

  /** Finds a command by its word. */
  static Optional<Command> named(String word) {
    return Stream.concat(all().stream(), hidden())
        .filter(one -> one.name().equals(word))
        .findFirst();
  }

  /** Returns a parser of the options that a command takes. */
  static OptionParser parser(Command command) {
    OptionParser parser = new OptionParser();
    CommonOptions.declare(parser, command.logsToFile());
    command.declare(parser);
    return parser;
  }

  /** Returns all commands as help shows them. */
  static List<CommandWords> words() {
    return all().stream().map(Commands::words).toList();
  }

  /** Returns a command as help shows it. */
  static CommandWords words(Command command) {
    List<OptionWords> options = new ArrayList<>();
    for (Object each : new LinkedHashSet<>(parser(command).recognizedOptions().values())) {
      if (each instanceof OptionDescriptor option && !option.representsNonOptions()) {
        options.add(words(option));
      }
    }
    options.add(VERBOSITY);
    return new CommandWords(
        command.name(),
        command.summary(),
        command.synopsis(),
        command.example(),
        command.operands(),
        options);
  }

  private static OptionWords words(OptionDescriptor option) {
    List<String> names =
        option.options().stream()
            .sorted((one, other) -> Integer.compare(one.length(), other.length()))
            .toList();
    String argument = option.acceptsArguments() ? option.argumentDescription() : "";
    return new OptionWords(names, argument, option.description());
  }
}
