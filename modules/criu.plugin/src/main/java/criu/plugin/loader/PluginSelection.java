package criu.plugin.loader;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Which plugins a run has. An entry is named by its file name without {@code .jar}.
 *
 * @param directories the plugin directories, in the order in which they are asked
 * @param bundled the directory of the plugins that come with criu-mount
 * @param named the entries of {@code bundled} that are used, asked after all others
 * @param nativeAccess the entries whose plugin may call native code
 */
public record PluginSelection(
    List<Path> directories, Path bundled, List<String> named, Set<String> nativeAccess) {
  /** Keeps copies. */
  public PluginSelection {
    directories = List.copyOf(directories);
    named = List.copyOf(named);
    nativeAccess = Set.copyOf(nativeAccess);
  }

  /** Tells whether nothing is to be loaded. */
  public boolean isEmpty() {
    return directories.isEmpty() && named.isEmpty();
  }

  /** Returns the selection of one directory, and nothing else. */
  public static PluginSelection of(Path directory) {
    return new PluginSelection(List.of(directory), directory, List.of(), Set.of());
  }
}
