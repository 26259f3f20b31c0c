package criu.plugin.loader;

import criu.plugin.ExternalMountPlugin;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;

/** Makes the plugins of layers. This is where code of plugins runs for the first time. */
final class Providers {
  private static final int LONGEST_NAME = 64;
  private static final String FIRST =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String LATER = FIRST + "._-";

  private static final String NOT_MADE = "its provider cannot be made";

  private final PluginCaller caller;
  private final Map<String, Path> names = new HashMap<>();

  Providers(PluginCaller caller) {
    this.caller = caller;
  }

  /** Makes the plugin of a layer, whose name no other has that was made here. */
  LoadedPlugin create(EntryLayer layer) throws PluginLoadException {
    Made made = called(layer, "its constructor", () -> make(layer));
    Path entry = layer.entry().path();
    String name = name(layer, made.name());
    Path other = names.putIfAbsent(name, entry);
    if (other != null) {
      throw refused(layer, "its name \"%s\" is also the name of %s".formatted(name, other));
    }
    return new LoadedPlugin(name, layer.provider().module(), entry, made.plugin());
  }

  /** A plugin and what it says is its name. */
  private record Made(ExternalMountPlugin plugin, String name) {}

  // one call for both, because handing over to another thread takes longer than either
  private Made make(EntryLayer layer) throws PluginLoadException {
    ExternalMountPlugin plugin = provider(layer);
    if (plugin.getClass().getModule().getLayer() != layer.layer()) {
      throw refused(layer, "its provider is an object of another plugin or of criu-mount");
    }
    caller.goesOnTo("its method name()");
    return new Made(plugin, askName(layer, plugin));
  }

  /** Has a call carried out that throws nothing but its own kind of exception. */
  private <T> T called(EntryLayer layer, String which, Callable<T> call)
      throws PluginLoadException {
    try {
      return caller.call(layer.provider().module(), which, call);
    } catch (PluginLoadException e) {
      throw e;
    } catch (PluginStuckException e) {
      throw refused(layer, e.which() + ": " + e.getMessage());
    } catch (Exception e) {
      throw failed(layer, NOT_MADE, e);
    }
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

  private static String name(EntryLayer layer, String name) throws PluginLoadException {
    if (!isName(name)) {
      String reason =
          "its name \"%s\" is not 1 to 64 letters, digits, dots, dashes and underscores"
              .formatted(name);
      throw refused(layer, reason + " that begin with a letter or digit");
    }
    return name;
  }

  private static boolean isName(String name) {
    boolean good = !name.isEmpty() && name.length() <= LONGEST_NAME;
    for (int i = 0; good && i < name.length(); i++) {
      String allowed = i == 0 ? FIRST : LATER;
      good = allowed.indexOf(name.charAt(i)) >= 0;
    }
    return good;
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
