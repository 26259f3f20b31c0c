package criu.mount.restore;

import criu.mount.archive.ArchiveObserver;
import criu.mount.external.HostContext;
import criu.mount.external.PluginChain;
import criu.plugin.PluginContext;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

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
    PluginMounts mounts = new PluginMounts(kernel, stored, named, new Progress());
    operations.put(name, mounts);
    return new HostContext(
        directory, plugins.options(name), stored, Optional.of(mounts), plugins::tree, named);
  }

  PluginEffects effects() {
    return effects;
  }

  /** Returns what surrounds the calls for one mount. */
  PluginChain.Surroundings surroundings(int mountId, RawString target, Fd base, Fd hostRoot) {
    return new Calls(mountId, target, base, hostRoot);
  }

  /** Takes all operations away from the plugins, also from one that is still at work. */
  void end() {
    operations.values().forEach(PluginMounts::end);
  }

  private PluginMounts operations(String plugin) {
    return Optional.ofNullable(operations.get(plugin)).orElseThrow();
  }

  private final class Calls implements PluginChain.Surroundings {
    private final int mountId;
    private final RawString path;
    private final Fd base;
    private final Fd hostRoot;
    private Optional<PluginTarget> target = Optional.empty();

    Calls(int mountId, RawString path, Fd base, Fd hostRoot) {
      this.mountId = mountId;
      this.path = path;
      this.base = base;
      this.hostRoot = hostRoot;
    }

    @Override
    public void begin(String plugin) {
      PluginTarget made = new PluginTarget(kernel.files(), mountId, path, base, hostRoot);
      target = Optional.of(made);
      operations(plugin).begin(made);
    }

    @Override
    public int end(String plugin) {
      operations(plugin).end();
      target.ifPresent(it -> it.keepIn(effects));
      return target.map(PluginTarget::changes).orElse(0);
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
