package criu.cli;

import criu.plugin.PathBytes;
import criu.plugin.loader.LoadedPlugin;
import criu.plugin.loader.LoadedPlugins;
import criu.syscall.RawString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import joptsimple.OptionParser;

/**
 * The settings of {@code --plugin-option NAME:KEY=VALUE}.
 *
 * @param byPlugin the values by the names of plugins and by their keys
 */
record PluginOptions(Map<String, Map<String, PathBytes>> byPlugin) {
  private static final String OPTION = "plugin-option";

  static void declare(OptionParser parser) {
    parser
        .accepts(OPTION, "sets KEY of the plugin NAME; may be repeated")
        .withRequiredArg()
        .describedAs("NAME:KEY=VALUE");
  }

  static PluginOptions of(Invocation invocation) throws UsageException {
    Map<String, Map<String, PathBytes>> all = new HashMap<>();
    for (RawString given : invocation.values(OPTION)) {
      String text = given.latin1();
      int colon = text.indexOf(':');
      int equals = text.indexOf('=', colon + 1);
      int end = equals < 0 ? text.length() : equals;
      if (colon < 1 || end == colon + 1) {
        throw wrong(given, "write NAME:KEY=VALUE, or NAME:KEY");
      }
      PathBytes key = new PathBytes(text.substring(colon + 1, end));
      PathBytes value = new PathBytes(equals < 0 ? "" : text.substring(equals + 1));
      Map<String, PathBytes> of =
          all.computeIfAbsent(text.substring(0, colon), name -> new HashMap<>());
      if (of.put(key.toString(), value) != null) {
        throw wrong(given, "the key " + key + " is given twice");
      }
    }
    return new PluginOptions(all);
  }

  /** Returns the settings of a plugin. */
  Map<String, PathBytes> of(String plugin) {
    return byPlugin.getOrDefault(plugin, Map.of());
  }

  /** Returns the plugins of a run, after a check that each setting is one of theirs. */
  LoadedPlugins of(LoadedPlugins loaded) throws UsageException {
    Set<String> unknown = new HashSet<>(byPlugin.keySet());
    loaded.plugins().stream().map(LoadedPlugin::name).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      loaded.close();
      throw new UsageException(
          "--plugin-option "
              + unknown.iterator().next()
              + ": no plugin of that name is loaded: add -L DIR or --plugin NAME");
    }
    return loaded;
  }

  private static UsageException wrong(RawString given, String why) {
    return new UsageException("--plugin-option " + given + ": " + why);
  }
}
