package criu.mount.external;

import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.plugin.DumpRequest;
import criu.plugin.DumpVerdict;
import criu.plugin.ExternalMountPlugin;
import criu.plugin.MountRecord;
import criu.plugin.Outcome;
import criu.plugin.PathBytes;
import criu.plugin.PluginContext;
import criu.plugin.RestoreRequest;
import criu.plugin.RestoreVerdict;
import criu.plugin.Stage;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The plugins of one run, asked in order until one does not pass the mount on. Whatever a plugin
 * throws becomes a failure that names the plugin and the mount.
 */
public final class PluginChain {
  private final List<ExternalMountPlugin> plugins;
  private final List<ExternalMountPlugin> started = new ArrayList<>();

  /** Makes a chain of plugins that are loaded and not yet started. */
  public PluginChain(List<ExternalMountPlugin> plugins) {
    this.plugins = List.copyOf(plugins);
  }

  /** Returns the names of the plugins in the order they are asked. */
  public List<String> names() {
    return plugins.stream().map(ExternalMountPlugin::name).toList();
  }

  /** Starts every plugin with a context of its own; on failure those started are ended again. */
  public void init(Stage stage, Function<String, PluginContext> contexts) throws IOException {
    for (ExternalMountPlugin plugin : plugins) {
      try {
        plugin.init(stage, contexts.apply(plugin.name()));
        started.add(plugin);
      } catch (Exception | Error e) {
        MountException failure = failure(plugin, "start", "init", e);
        endAfter(stage, failure);
        throw failure;
      }
    }
  }

  /** Asks which plugin takes a mount at dump; returns its name. */
  public Optional<String> claim(Mount mount) throws IOException {
    for (ExternalMountPlugin plugin : plugins) {
      if (claims(plugin, mount)) {
        return Optional.of(plugin.name());
      }
    }
    return Optional.empty();
  }

  private static boolean claims(ExternalMountPlugin plugin, Mount mount) throws MountException {
    try {
      return switch (plugin.dump(new DumpRequest(record(mount)))) {
        case DumpVerdict.NotMine() -> false;
        case DumpVerdict.Claimed() -> true;
      };
    } catch (Exception | Error e) {
      throw failure(plugin, "dump", mount.label(), e);
    }
  }

  /** A plugin that mounted, and on what it says it did. */
  public record Restored(String plugin, RestoreVerdict.Mounted verdict) {}

  /** Lets the plugin that takes a mount bring it back; empty when every plugin passes it on. */
  public Optional<Restored> restore(
      Mount mount, RawString target, RawString oldRoot, boolean inPlace) throws IOException {
    RestoreRequest request =
        new RestoreRequest(record(mount), path(target), path(oldRoot), inPlace);
    for (ExternalMountPlugin plugin : plugins) {
      Optional<RestoreVerdict.Mounted> mounted = restoredBy(plugin, request, mount);
      if (mounted.isPresent()) {
        return Optional.of(new Restored(plugin.name(), mounted.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<RestoreVerdict.Mounted> restoredBy(
      ExternalMountPlugin plugin, RestoreRequest request, Mount mount) throws MountException {
    try {
      return switch (plugin.restore(request)) {
        case RestoreVerdict.NotMine() -> Optional.empty();
        case RestoreVerdict.Mounted mounted -> Optional.of(mounted);
      };
    } catch (Exception | Error e) {
      throw failure(plugin, "restore", mount.label(), e);
    }
  }

  /** Ends every started plugin in reverse order; the first failure is thrown, others attached. */
  public void exit(Stage stage, Outcome outcome) throws IOException {
    Optional<MountException> first = Optional.empty();
    for (ExternalMountPlugin plugin : started.reversed()) {
      try {
        plugin.exit(stage, outcome);
      } catch (Exception | Error e) {
        MountException failure = failure(plugin, "end", "exit", e);
        first.ifPresentOrElse(earlier -> earlier.addSuppressed(failure), () -> {});
        first = first.or(() -> Optional.of(failure));
      }
    }
    started.clear();
    if (first.isPresent()) {
      throw first.get();
    }
  }

  /** Ends every started plugin after a failure, to which failures of this are attached. */
  public void endAfter(Stage stage, Exception failure) {
    try {
      exit(stage, Outcome.FAILED);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static MountException failure(
      ExternalMountPlugin plugin, String what, String which, Throwable cause) {
    String message = Optional.ofNullable(cause.getMessage()).orElse("no message");
    String why = cause.getClass().getSimpleName() + ": " + message;
    return MountException.because(what + ": plugin " + plugin.name(), which, why, cause);
  }

  private static MountRecord record(Mount mount) {
    return new MountRecord(
        mount.id(),
        path(mount.mountpoint()),
        path(mount.root()),
        path(mount.superblock().type()),
        path(mount.superblock().source()),
        path(mount.superblock().options()),
        mount.flags().has(MountFlag.MS_RDONLY));
  }

  private static PathBytes path(RawString raw) {
    return new PathBytes(raw.latin1());
  }
}
