package criu.mount.restore;

import criu.mount.archive.ArchiveObserver;
import criu.mount.external.HostContext;
import criu.mount.external.PluginChain;
import criu.plugin.PluginContext;
import criu.plugin.RestoreVerdict;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The part that plugins have in one restore: their contexts, their calls, what came of them. */
final class PluginSession {
  private final Kernel kernel;
  private final Path directory;
  private final Fd images;
  private final PluginChain plugins;
  private final Consumer<String> log;
  private final PluginEffects effects = new PluginEffects();
  private final Map<String, PluginMounts> operations = new ConcurrentHashMap<>();

  /**
   * Makes the session of a restore.
   *
   * @param directory the images directory
   * @param images the same, open
   */
  PluginSession(
      Kernel kernel, Path directory, Fd images, PluginChain plugins, Consumer<String> log) {
    this.kernel = kernel;
    this.directory = directory;
    this.images = images;
    this.plugins = plugins;
    this.log = log;
  }

  /** Returns the context of a plugin. */
  PluginContext context(String name) {
    StoredImages stored = new StoredImages(kernel.files(), images, name);
    Consumer<String> named = message -> log.accept("plugin " + name + ": " + message);
    PluginMounts mounts =
        new PluginMounts(kernel, stored, named, new Progress(), plugins.mayCallNative(name));
    operations.put(name, mounts);
    return new HostContext(
        directory, plugins.options(name), stored, Optional.of(mounts), plugins::tree, named);
  }

  PluginEffects effects() {
    return effects;
  }

  /**
   * Returns what surrounds the calls for one mount.
   *
   * @param base the directory that targets are resolved in
   * @param hostRoot the directory that sources are resolved in
   * @param look reads the mounts, if a plugin that mounts by itself can be told from them
   */
  PluginChain.Surroundings surroundings(
      int mountId, RawString target, Fd base, Fd hostRoot, Optional<NamespaceMounts.Look> look) {
    return new Calls(() -> new PluginTarget(kernel.files(), mountId, target, base, hostRoot), look);
  }

  /** Takes all operations away from the plugins, also from one that is still at work. */
  void end() {
    operations.values().forEach(PluginMounts::end);
  }

  private PluginMounts operations(String plugin) {
    return Optional.ofNullable(operations.get(plugin)).orElseThrow();
  }

  private final class Calls implements PluginChain.Surroundings {
    private final Supplier<PluginTarget> targets;
    private final Optional<NamespaceMounts.Look> look;
    private Optional<PluginTarget> target = Optional.empty();
    private Optional<NamespaceMounts> before = Optional.empty();

    Calls(Supplier<PluginTarget> targets, Optional<NamespaceMounts.Look> look) {
      this.targets = targets;
      this.look = look;
    }

    @Override
    public void begin(String plugin) throws IOException {
      boolean looks = look.isPresent() && plugins.mayCallNative(plugin);
      before = looks ? Optional.of(look.orElseThrow().read()) : Optional.empty();
      PluginTarget made = targets.get();
      target = Optional.of(made);
      operations(plugin).begin(made);
    }

    @Override
    public void end(String plugin) {
      operations(plugin).end();
      target.ifPresent(it -> it.keepIn(effects));
    }

    @Override
    public Optional<String> lie(RestoreVerdict verdict) throws IOException {
      PluginTarget made = target.orElseThrow();
      boolean mounted = verdict instanceof RestoreVerdict.Mounted;
      if (!mounted && made.changes() > 0) {
        return Optional.of("it passes the mount on, but has made something for it");
      }
      if (before.isEmpty() || made.bringsMore()) {
        return Optional.empty();
      }
      Optional<RawString> expected = mounted ? Optional.of(made.path()) : Optional.empty();
      return look.orElseThrow().read().lie(before.get(), expected);
    }
  }

  /** What takes long because there is much of it does not count as a hang. */
  private final class Progress implements ArchiveObserver {
    @Override
    public void progressed(RawString member, long bytes) {
      plugins.progress();
    }
  }
}
