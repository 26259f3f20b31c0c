package criu.plugin.loader;

import java.nio.file.Path;
import java.util.List;

/**
 * One entry of a plugin directory.
 *
 * @param path the jar or directory, as named in the plugin directory
 * @param jars the real paths of its jars in the order of their names; at least one
 */
record PluginEntry(Path path, List<Path> jars) {
  PluginEntry {
    jars = List.copyOf(jars);
  }
}
