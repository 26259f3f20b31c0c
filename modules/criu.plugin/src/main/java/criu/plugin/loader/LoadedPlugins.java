package criu.plugin.loader;

import java.util.List;

/**
 * The plugins of a directory, in the order of their file names. Closing it lets go of the contents
 * of the jars: no class or resource is found any more, so close it after the last {@code exit}.
 * Holds no file open.
 */
public final class LoadedPlugins implements AutoCloseable {
  private final List<LoadedPlugin> plugins;
  private final List<PluginClassLoader> loaders;

  LoadedPlugins(List<LoadedPlugin> plugins, List<PluginClassLoader> loaders) {
    this.plugins = List.copyOf(plugins);
    this.loaders = List.copyOf(loaders);
  }

  /** Returns the plugins of a run without a plugin directory: none. */
  public static LoadedPlugins none() {
    return new LoadedPlugins(List.of(), List.of());
  }

  /** Returns the plugins in the order in which they are asked. */
  public List<LoadedPlugin> plugins() {
    return plugins;
  }

  /** Closes the class loaders. Does nothing the second time. */
  @Override
  public void close() {
    loaders.forEach(PluginClassLoader::close);
  }
}
