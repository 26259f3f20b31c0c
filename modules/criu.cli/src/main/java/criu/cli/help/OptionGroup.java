package criu.cli.help;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The headings under which help shows options, in this order. */
enum OptionGroup {
  /** What belongs to one command alone, or to no other group. */
  OWN("Options"),
  OUTSIDE("Mounts from outside"),
  PLUGINS("Plugins"),
  ENGINE("How mounts are made"),
  EVERY("For every command");

  private final String heading;

  OptionGroup(String heading) {
    this.heading = heading;
  }

  String heading() {
    return heading;
  }

  /** Returns options by their groups, each in the order given. */
  static Map<OptionGroup, List<OptionWords>> sorted(List<OptionWords> options) {
    Map<OptionGroup, List<OptionWords>> sorted = new EnumMap<>(OptionGroup.class);
    for (OptionWords option : options) {
      sorted.computeIfAbsent(of(option.name()), group -> new ArrayList<>()).add(option);
    }
    return sorted;
  }

  private static OptionGroup of(String option) {
    return switch (option) {
      case "external",
          "ext-mount-map",
          "oci-bundle",
          "skip-mnt",
          "enable-fs",
          "enable-external-sharing",
          "enable-external-masters" ->
          OUTSIDE;
      case "libdir", "plugin", "plugin-native", "plugin-option", "plugin-timeout" -> PLUGINS;
      case "mntns-compat-mode", "no-detached-trees", "userns" -> ENGINE;
      case "help", "v", "log-file", "log-format", "config", "no-default-config" -> EVERY;
      default -> OWN;
    };
  }
}
