package criu.plugin.loader;

import criu.plugin.ExternalMountPlugin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/** Makes the plugins of layers. This is where code of plugins runs for the first time. */
final class Providers {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private static final String NOT_MADE = "its provider cannot be made";

  private Providers() {}

  /** Makes one plugin of each layer, in the given order. */
  static List<LoadedPlugin> create(List<EntryLayer> layers) throws PluginLoadException {
    List<LoadedPlugin> plugins = new ArrayList<>();
    Map<String, Path> names = new HashMap<>();
    for (EntryLayer layer : layers) {
      LoadedPlugin plugin = create(layer);
      Path other = names.putIfAbsent(plugin.name(), plugin.entry());
      if (other != null) {
        String reason = "its name \"%s\" is also the name of %s".formatted(plugin.name(), other);
        throw refused(layer, reason);
      }
      plugins.add(plugin);
    }
    return plugins;
  }

  private static LoadedPlugin create(EntryLayer layer) throws PluginLoadException {
    ExternalMountPlugin plugin = provider(layer);
    if (plugin.getClass().getModule().getLayer() != layer.layer()) {
      throw refused(layer, "its provider is an object of another plugin or of criu-mount");
    }
    Path entry = layer.entry().path();
    return new LoadedPlugin(name(layer, plugin), layer.provider().module(), entry, plugin);
  }

  // a service loader asks a layer before its parents, and the layer has exactly one provider
  private static ExternalMountPlugin provider(EntryLayer layer) throws PluginLoadException {
    try {
      return ServiceLoader.load(layer.layer(), ExternalMountPlugin.class).iterator().next();
    } catch (ServiceConfigurationError e) {
      // it wraps what a constructor or provider method threw
      throw failed(layer, NOT_MADE, Objects.requireNonNullElse(e.getCause(), e));
    } catch (RuntimeException | Error e) {
      throw failed(layer, NOT_MADE, e);
    }
  }

  private static String name(EntryLayer layer, ExternalMountPlugin plugin)
      throws PluginLoadException {
    String name = askName(layer, plugin);
    if (!NAME.matcher(name).matches()) {
      String reason =
          "its name \"%s\" is not 1 to 64 letters, digits, dots, dashes and underscores"
              .formatted(name);
      throw refused(layer, reason + " that begin with a letter or digit");
    }
    return name;
  }

  private static String askName(EntryLayer layer, ExternalMountPlugin plugin)
      throws PluginLoadException {
    try {
      return Objects.requireNonNullElse(plugin.name(), "");
    } catch (RuntimeException | Error e) {
      throw failed(layer, "its method name() fails", e);
    }
  }

  private static PluginLoadException failed(EntryLayer layer, String what, Throwable thrown) {
    String reason = what + ": " + PluginLoadException.describe(thrown);
    return new PluginLoadException(
        layer.provider().path(), layer.provider().module(), reason, thrown);
  }

  private static PluginLoadException refused(EntryLayer layer, String reason) {
    return new PluginLoadException(layer.provider().path(), layer.provider().module(), reason);
  }
}
