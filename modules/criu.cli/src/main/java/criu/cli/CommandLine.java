package criu.cli;

import criu.cli.config.ConfigException;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionParser;
import joptsimple.OptionSet;

/**
 * What a command was asked to do, on the command line and by configuration files.
 *
 * @param options the options of both
 * @param level how much is logged
 * @param configuration what came from files, where there are any
 */
record CommandLine(OptionSet options, int level, Optional<Configuration> configuration) {

  /** Parses the arguments behind a command. */
  static CommandLine read(Command command, String[] arguments, Kernel kernel)
      throws ConfigException {
    OptionParser parser = Commands.parser(command);
    OptionSet options = parser.parse(Verbosity.without(arguments));
    List<ConfigPlaces.Place> places = options.has("help") ? List.of() : ConfigPlaces.of(options);
    if (places.isEmpty()) {
      return new CommandLine(options, Verbosity.of(arguments), Optional.empty());
    }
    Configuration found = Configuration.read(kernel.files(), places, parser);
    String[] all = found.before(arguments);
    return new CommandLine(
        parser.parse(Verbosity.without(all)), Verbosity.of(all), Optional.of(found));
  }

  /** Returns how the log is wanted. */
  Log.Wish log() throws UsageException {
    Optional<Path> file = last("log-file").map(RawString::new).map(Invocation::path);
    String format = last("log-format").orElse("text");
    if (!format.equals("text") && !format.equals("json")) {
      throw new UsageException("--log-format " + new RawString(format) + ": no such format");
    }
    return new Log.Wish(level, file, format.equals("json"));
  }

  private Optional<String> last(String option) {
    return options.valuesOf(option).stream()
        .map(value -> (String) value)
        .reduce((one, later) -> later);
  }
}
