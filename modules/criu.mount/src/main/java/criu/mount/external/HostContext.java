package criu.mount.external;

import criu.plugin.MountOperations;
import criu.plugin.PathBytes;
import criu.plugin.PluginContext;
import criu.plugin.TargetKind;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The context of one plugin.
 *
 * @param imageDirectory the images directory
 * @param mounts the operations, or {@link #NO_MOUNTS} while nothing is restored
 * @param logger takes what the plugin says, with the plugin's name in front
 */
public record HostContext(Path imageDirectory, MountOperations mounts, Consumer<String> logger)
    implements PluginContext {

  /** Operations that refuse, for a dump. */
  public static final MountOperations NO_MOUNTS = new NoMounts();

  @Override
  public void log(String message) {
    logger.accept(message);
  }

  private static final class NoMounts implements MountOperations {
    private static IllegalStateException refusal() {
      return new IllegalStateException("a plugin mounts in a restore only");
    }

    @Override
    public void makeFile(PathBytes target) {
      throw refusal();
    }

    @Override
    public void makeDirectory(PathBytes target) {
      throw refusal();
    }

    @Override
    public TargetKind kindOf(PathBytes source) {
      throw refusal();
    }

    @Override
    public void bind(PathBytes source, PathBytes target) {
      throw refusal();
    }

    @Override
    public void mountNew(String type, Set<String> options, PathBytes target) {
      throw refusal();
    }
  }
}
