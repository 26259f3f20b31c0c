package criu.cli;

import criu.cli.config.ConfigException;
import criu.cli.config.ConfigFile;
import criu.cli.config.CriuOption;
import criu.cli.config.Setting;
import criu.cli.config.TrustedText;
import criu.cli.help.CommandWords;
import criu.cli.help.Suggestion;
import criu.syscall.FileCalls;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import joptsimple.OptionDescriptor;
import joptsimple.OptionParser;
import joptsimple.OptionSpec;

/**
 * What the configuration files add to the command line. Their options come before those that were
 * given, so that of each the last counts: the command line, the user's file, the system's.
 */
final class Configuration {
  private static final String VERBOSITY = "verbosity";
  private static final String PLUGIN_OPTION = "plugin-option";
  private static final Set<String> ONLY_GIVEN = Set.of("help", "config", "no-default-config");

  private final Map<String, OptionSpec<?>> known;
  private final List<String> words = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private Configuration(OptionParser parser) {
    known = parser.recognizedOptions();
  }

  /**
   * Reads files in their order.
   *
   * @param files calls
   * @param places the files
   * @param parser knows the options of the command
   */
  static Configuration read(FileCalls files, List<ConfigPlaces.Place> places, OptionParser parser)
      throws ConfigException {
    Configuration configuration = new Configuration(parser);
    for (ConfigPlaces.Place place : places) {
      String text = text(files, place);
      for (Setting setting : ConfigFile.parse(place.path().toString(), text)) {
        configuration.take(setting);
      }
    }
    return configuration;
  }

  private static String text(FileCalls files, ConfigPlaces.Place place) throws ConfigException {
    try {
      return TrustedText.read(files, place.path(), place.isOfTheHost());
    } catch (SyscallException e) {
      String why = String.valueOf(e.getMessage());
      String remedy = "give a file that can be read with --config, or add --no-default-config";
      throw new ConfigException(place.path().toString(), why, remedy);
    }
  }

  private void take(Setting setting) throws ConfigException {
    String name = setting.option();
    if (ONLY_GIVEN.contains(name)) {
      throw new ConfigException(
          setting.place(), name + " belongs on the command line", "take the line out");
    }
    if (name.equals(VERBOSITY)) {
      words.add("-v" + setting.argument().orElse(""));
    } else if (isOfThisCommand(name)) {
      checkArgument(setting);
      if (name.equals(PLUGIN_OPTION)) {
        words.removeIf(word -> isSamePluginOption(word, setting.word()));
      }
      words.add(setting.word());
      notes.add(setting.place() + ": " + setting.word());
    } else if (CriuOption.concernsMounts(name)) {
      warnings.add(setting.place() + ": " + name + " of CRIU is not known here, and is ignored");
    } else if (CriuOption.isOne(name)) {
      notes.add(setting.place() + ": " + name + " does not concern mounts, and is ignored");
    } else if (names().contains(name)) {
      notes.add(setting.place() + ": " + name + " is for other commands, and is ignored");
    } else {
      throw unknown(setting);
    }
  }

  private boolean isOfThisCommand(String name) {
    return name.length() > 1 && known.containsKey(name);
  }

  private void checkArgument(Setting setting) throws ConfigException {
    if (!(known.get(setting.option()) instanceof OptionDescriptor option)
        || option.acceptsArguments() == setting.argument().isPresent()) {
      return;
    }
    throw new ConfigException(
        setting.place(),
        setting.option()
            + (option.acceptsArguments() ? " needs an argument" : " takes no argument"),
        option.acceptsArguments()
            ? "write: " + setting.option() + " " + option.argumentDescription()
            : "write: " + setting.option());
  }

  private static ConfigException unknown(Setting setting) {
    Optional<String> meant = Suggestion.of(setting.option(), names());
    return new ConfigException(
        setting.place(),
        "there is no option " + new RawString(setting.option()),
        meant.map(name -> name + " may be meant").orElse("take the line out"));
  }

  private static Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (CommandWords command : Commands.words()) {
      command.options().forEach(option -> names.add(option.name()));
    }
    names.removeIf(name -> name.length() == 1);
    return names;
  }

  private static boolean isSamePluginOption(String word, String other) {
    return word.startsWith("--" + PLUGIN_OPTION + "=") && left(word).equals(left(other));
  }

  /** Returns all of {@code --plugin-option=NAME:KEY=VALUE} but the value. */
  private static String left(String word) {
    int end = word.indexOf('=', word.indexOf('=') + 1);
    return end < 0 ? word : word.substring(0, end);
  }

  /** Returns the arguments of a command with those of the files before them. */
  String[] before(String[] arguments) {
    List<String> all = new ArrayList<>(words);
    for (int i = 0; i + 1 < arguments.length; i++) {
      String given = arguments[i] + "=" + arguments[i + 1]; // --plugin-option NAME:KEY=VALUE
      all.removeIf(word -> isSamePluginOption(given, word));
    }
    for (String argument : arguments) {
      all.removeIf(word -> isSamePluginOption(argument, word));
    }
    all.addAll(List.of(arguments));
    return all.toArray(String[]::new);
  }

  /** Tells where options come from, and what was ignored. */
  void say(Log log) {
    warnings.forEach(warning -> log.warning("config: " + warning));
    notes.forEach(note -> log.info("config: " + note));
  }
}
