package criu.cli;

import criu.syscall.RawString;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionSet;

/** Where configuration files are looked for. */
final class ConfigPlaces {
  private static final String NAME = "criu-mount.conf";
  private static final String SYSTEM = "/etc/" + NAME;

  /**
   * A file that is there, or that was given.
   *
   * @param path the file
   * @param isOfTheHost whether it is that of the system
   */
  record Place(RawString path, boolean isOfTheHost) {}

  private ConfigPlaces() {}

  /** Returns the files that count for a command line, the weakest first. */
  static List<Place> of(OptionSet options) {
    List<?> given = options.valuesOf("config");
    if (!given.isEmpty()) {
      return List.of(new Place(new RawString((String) given.getLast()), false));
    }
    List<Place> found = new ArrayList<>();
    if (!options.has("no-default-config")) {
      add(found, SYSTEM, true);
      user().ifPresent(path -> add(found, path, false));
    }
    return found;
  }

  private static void add(List<Place> found, String path, boolean ofTheHost) {
    if (new File(path).exists()) {
      found.add(new Place(RawString.of(path), ofTheHost));
    }
  }

  /** Returns where the user's file would be, by the XDG base directory specification. */
  private static Optional<String> user() {
    return directory("XDG_CONFIG_HOME", "")
        .or(() -> directory("HOME", "/.config"))
        .map(directory -> directory + "/" + NAME);
  }

  private static Optional<String> directory(String variable, String below) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(value -> value.startsWith("/"))
        .map(value -> value + below);
  }
}
