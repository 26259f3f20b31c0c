package criu.plugin.loader;

import java.util.List;
import java.util.function.Supplier;

/**
 * The plugins of a run, in the order in which they are asked. Closing it lets go of the contents of
 * the jars: no class or resource is found any more, so close it after the last {@code exit}. Holds
 * no file open.
 */
public final class LoadedPlugins implements AutoCloseable {
  private final List<LoadedPlugin> plugins;
  private final Supplier<List<PluginReport>> reports;
  private final List<PluginClassLoader> loaders;

  LoadedPlugins(
      List<LoadedPlugin> plugins,
      Supplier<List<PluginReport>> reports,
      List<PluginClassLoader> loaders) {
    this.plugins = List.copyOf(plugins);
    this.reports = reports;
    this.loaders = List.copyOf(loaders);
  }

  /** Returns the plugins of a run without a plugin directory: none. */
  public static LoadedPlugins none() {
    return new LoadedPlugins(List.of(), List::of, List.of());
  }

  /** Returns the plugins in the order in which they are asked. */
  public List<LoadedPlugin> plugins() {
    return plugins;
  }

  /** Returns what is known of each entry, also of those that could not be loaded. */
  public List<PluginReport> reports() {
    return reports.get();
  }

  /** Closes the class loaders. Does nothing the second time. */
  @Override
  public void close() {
    loaders.forEach(PluginClassLoader::close);
  }
}
