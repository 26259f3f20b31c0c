package criu.sample.plugin;

import criu.plugin.PathBytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the user says of a prefix.
 *
 * @param prefix mounts at or below it are the plugin's; absolute, no slash at its end
 * @param source where they come from on the host at restore; absolute, not needed for a dump
 */
record Mapping(PathBytes prefix, Optional<PathBytes> source) {
  /** The system property, which is looked at first. */
  static final String PROPERTY = "criu.sample.map";

  /** The environment variable, for when the property is not set. */
  static final String VARIABLE = "CRIU_SAMPLE_MAP";

  /** Returns the mappings of the property or variable; none when neither is set. */
  static List<Mapping> configured() {
    String property = System.getProperty(PROPERTY);
    String variable = System.getenv(VARIABLE);
    String text = property == null ? variable : property;
    return text == null ? List.of() : parse(text);
  }

  /**
   * Reads {@code PREFIX[=SOURCE][:PREFIX[=SOURCE]]...}.
   *
   * @throws IllegalArgumentException when a path is not absolute
   */
  static List<Mapping> parse(String text) {
    List<Mapping> all = new ArrayList<>();
    for (String pair : text.split(":", -1)) {
      if (!pair.isEmpty()) {
        int split = pair.indexOf('=');
        String prefix = split < 0 ? pair : pair.substring(0, split);
        Optional<String> source =
            split < 0 ? Optional.empty() : Optional.of(pair.substring(split + 1));
        all.add(new Mapping(absolute(prefix), source.map(Mapping::absolute)));
      }
    }
    return all;
  }

  /** Returns the mapping with the longest prefix of a mountpoint. */
  static Optional<Mapping> of(PathBytes mountpoint, List<Mapping> all) {
    return all.stream()
        .filter(mapping -> mountpoint.isIn(mapping.prefix()))
        .max(Comparator.comparingInt(mapping -> mapping.prefix().latin1().length()));
  }

  /** Returns what follows the prefix in a mountpoint: empty, or beginning with a slash. */
  PathBytes rest(PathBytes mountpoint) {
    String rest = mountpoint.latin1().substring(prefix.latin1().length());
    return new PathBytes(rest.isEmpty() || rest.startsWith("/") ? rest : "/" + rest);
  }

  private static PathBytes absolute(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "%s: the path \"%s\" does not begin with a slash".formatted(VARIABLE, path));
    }
    boolean slash = path.endsWith("/") && path.length() > 1;
    return PathBytes.of(slash ? path.substring(0, path.length() - 1) : path);
  }
}
