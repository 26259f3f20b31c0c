package criu.plugin.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Loads the plugins of a directory.
 *
 * <p>Each entry of the directory is one plugin: a file {@code name.jar}, or a directory {@code
 * name} whose {@code *.jar} files are the plugin and its libraries. Names that begin with a dot and
 * files whose names do not end in {@code .jar} are not entries and are passed over, at both levels.
 * An entry directory without a jar is an error.
 *
 * <p>Each entry becomes a module layer of its own, so that two plugins may bring different versions
 * of one library. Every jar must be a module with a descriptor, and exactly one of the modules of
 * an entry provides exactly one {@link criu.plugin.ExternalMountPlugin}.
 *
 * <p>The directory, its entries and their jars must belong to root or to the caller's effective
 * user, and nobody else may be able to write to them. A symbolic link may name another place inside
 * of the directory only; the directory itself may be given by a link.
 *
 * <p>The first entry that cannot be loaded ends the load: it is all of the plugins or none.
 */
public final class PluginDirectory {
  private PluginDirectory() {}

  /**
   * Loads all plugins above the layer that criu-mount itself is in.
   *
   * @param directory the plugin directory
   * @return the plugins in the order of their file names, to be closed by the caller
   * @throws PluginLoadException when the directory or one of its entries cannot be used
   */
  public static LoadedPlugins load(Path directory) throws PluginLoadException {
    ModuleLayer own = PluginDirectory.class.getModule().getLayer();
    return load(directory, Objects.requireNonNullElse(own, ModuleLayer.boot()));
  }

  /**
   * Loads all plugins above a given layer.
   *
   * @param directory the plugin directory
   * @param parent the layer whose modules the plugins may require; it or a layer below it holds the
   *     module {@code criu.plugin}
   * @return the plugins in the order of their file names, to be closed by the caller
   * @throws PluginLoadException when the directory or one of its entries cannot be used
   */
  public static LoadedPlugins load(Path directory, ModuleLayer parent) throws PluginLoadException {
    TrustedFiles files = new TrustedFiles(realPath(directory));
    List<PluginEntry> entries = new EntryFinder(files).find();
    List<PluginClassLoader> loaders = new ArrayList<>();
    try {
      List<EntryLayer> layers = new ArrayList<>();
      for (PluginEntry entry : entries) {
        EntryLayer layer = EntryLayer.of(entry, parent);
        loaders.add(layer.loader());
        layers.add(layer);
      }
      files.checkUnchanged();
      return new LoadedPlugins(Providers.create(layers), loaders);
    } catch (PluginLoadException e) {
      loaders.forEach(PluginClassLoader::close);
      throw e;
    }
  }

  private static Path realPath(Path directory) throws PluginLoadException {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      String reason = "the directory cannot be found: " + PluginLoadException.describe(e);
      throw new PluginLoadException(directory, null, reason, e);
    }
  }
}
