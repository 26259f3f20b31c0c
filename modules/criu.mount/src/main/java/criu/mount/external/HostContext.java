package criu.mount.external;

import criu.plugin.MountOperations;
import criu.plugin.MountRecord;
import criu.plugin.PathBytes;
import criu.plugin.PluginContext;
import criu.plugin.PluginImages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The context of one plugin.
 *
 * @param imageDirectory the images directory
 * @param options its settings
 * @param images the plugin's own images
 * @param operations how it mounts, in a restore
 * @param records the mounts of the tree
 * @param logger takes what the plugin says
 */
public record HostContext(
    Path imageDirectory,
    Map<String, PathBytes> options,
    PluginImages images,
    Optional<MountOperations> operations,
    Supplier<List<MountRecord>> records,
    Consumer<String> logger)
    implements PluginContext {

  @Override
  public MountOperations mounts() {
    return operations.orElseThrow(
        () -> new IllegalStateException("a plugin mounts in a restore only"));
  }

  @Override
  public List<MountRecord> tree() {
    return records.get();
  }

  @Override
  public void log(String message) {
    logger.accept(message);
  }
}
