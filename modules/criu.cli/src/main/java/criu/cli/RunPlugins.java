package criu.cli;

import criu.mount.external.BundledPlugins;
import criu.mount.external.PluginChain;
import criu.mount.external.PluginWatch;
import criu.mount.model.MountException;
import criu.plugin.loader.LoadedPlugin;
import criu.plugin.loader.LoadedPlugins;
import criu.plugin.loader.PluginDirectory;
import criu.plugin.loader.PluginLoadException;
import criu.plugin.loader.PluginSelection;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionParser;

/** The plugins of one run, loaded and watched. */
final class RunPlugins implements AutoCloseable {
  private static final int SECONDS = 30;

  private final LoadedPlugins loaded;
  private final PluginWatch watch;
  private final PluginOptions options;

  private RunPlugins(LoadedPlugins loaded, PluginWatch watch, PluginOptions options) {
    this.loaded = loaded;
    this.watch = watch;
    this.options = options;
  }

  static void declare(OptionParser parser) {
    parser
        .acceptsAll(List.of("L", "libdir"), "loads the plugins in DIR; may be repeated")
        .withRequiredArg()
        .describedAs("DIR");
    parser
        .accepts("plugin", "loads the plugin NAME that comes with criu-mount; may be repeated")
        .withRequiredArg()
        .describedAs("NAME");
    parser
        .accepts("plugin-native", "lets the plugin NAME.jar call native code; may be repeated")
        .withRequiredArg()
        .describedAs("NAME");
    PluginOptions.declare(parser);
    parser
        .accepts("plugin-timeout", "how long a call of a plugin may take, 30 unless given; 0: ever")
        .withRequiredArg()
        .describedAs("SECONDS");
  }

  /** Loads the plugins that the options select; all of them, or it fails. */
  static RunPlugins load(Invocation invocation) throws IOException, UsageException {
    PluginWatch watch = watch(invocation);
    PluginOptions options = PluginOptions.of(invocation);
    PluginSelection selection = selection(invocation);
    if (selection.isEmpty()) {
      return new RunPlugins(options.of(LoadedPlugins.none()), watch, options);
    }
    ExitGuard.install(watch);
    try {
      return new RunPlugins(options.of(PluginDirectory.load(selection, watch)), watch, options);
    } catch (PluginLoadException e) {
      throw failure(e);
    }
  }

  /** Loads what can be loaded of the selected plugins; without any, of all that come with it. */
  static RunPlugins inspect(Invocation invocation) throws IOException, UsageException {
    PluginWatch watch = watch(invocation);
    PluginSelection given = selection(invocation);
    PluginSelection selection =
        given.isEmpty() && given.bundled().toFile().isDirectory()
            ? new PluginSelection(
                List.of(given.bundled()), given.bundled(), List.of(), given.nativeAccess())
            : given;
    PluginOptions options = PluginOptions.of(invocation);
    ExitGuard.install(watch);
    try {
      return new RunPlugins(PluginDirectory.inspect(selection, watch), watch, options);
    } catch (PluginLoadException e) {
      throw failure(e);
    }
  }

  private static MountException failure(PluginLoadException e) {
    return MountException.as(e.getMessage(), e);
  }

  private static PluginSelection selection(Invocation invocation) throws UsageException {
    PluginSelection selection =
        new PluginSelection(
            invocation.values("L").stream().map(Invocation::path).toList(),
            bundled(),
            invocation.values("plugin").stream().map(RawString::toString).toList(),
            new HashSet<>(
                invocation.values("plugin-native").stream().map(RawString::toString).toList()));
    return selection;
  }

  /** Returns the directory of the plugins that come with criu-mount, which may not be there. */
  static Path bundled() {
    return Path.of(System.getProperty("java.home", "/"), "plugins");
  }

  private static boolean isBundled(String name) {
    return name.indexOf('/') < 0
        && (Files.exists(bundled().resolve(name + ".jar"))
            || Files.isDirectory(bundled().resolve(name)));
  }

  private static PluginWatch watch(Invocation invocation) throws UsageException {
    Optional<RawString> seconds = invocation.value("plugin-timeout");
    if (seconds.isEmpty()) {
      return new PluginWatch(Duration.ofSeconds(SECONDS));
    }
    try {
      int given = Integer.parseInt(seconds.get().latin1());
      if (given >= 0) {
        return new PluginWatch(Duration.ofSeconds(given));
      }
    } catch (NumberFormatException e) {
      // said below, in the same words as for a number below zero
    }
    throw new UsageException("--plugin-timeout " + seconds.get() + ": not a number of seconds");
  }

  LoadedPlugins loaded() {
    return loaded;
  }

  /** Returns the plugins as a dump or restore asks them. */
  PluginChain chain() {
    return new PluginChain(
        members(loaded.plugins()), watch, new BundledPlugins(RunPlugins::isBundled));
  }

  private List<PluginChain.Member> members(List<LoadedPlugin> plugins) {
    return plugins.stream()
        .map(plugin ->
            new PluginChain.Member(plugin.name(), plugin.plugin(), options.of(plugin.name())))
        .toList();
  }

  @Override
  public void close() {
    loaded.close();
  }
}
