package criu.mount.external;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Predicate;

/**
 * The plugins that come with criu-mount, of which a name is enough to load one.
 *
 * @param have tells whether a plugin of a name is among them; asked only when one is missing
 */
public record BundledPlugins(Predicate<String> have) {
  /** None of them is known of. */
  public static final BundledPlugins NONE = new BundledPlugins(name -> false);

  /** Returns the options that load plugins, as a remedy has them: {@code add OPTIONS}. */
  public String howToLoad(List<String> wanted) {
    StringJoiner options = new StringJoiner(" ");
    List<String> others = new ArrayList<>();
    for (String plugin : wanted) {
      if (have.test(plugin)) {
        options.add("--plugin " + plugin);
      } else {
        others.add(plugin);
      }
    }
    if (!others.isEmpty()) {
      options.add("-L DIR, where DIR holds " + String.join(", ", others));
    }
    return "add " + options;
  }
}
