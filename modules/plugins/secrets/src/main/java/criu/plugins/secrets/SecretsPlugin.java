package criu.plugins.secrets;

import criu.plugin.DumpRequest;
import criu.plugin.DumpVerdict;
import criu.plugin.ExternalMountPlugin;
import criu.plugin.MountOperations;
import criu.plugin.PathBytes;
import criu.plugin.PluginContext;
import criu.plugin.RestoreRequest;
import criu.plugin.RestoreVerdict;
import criu.plugin.Stage;
import criu.plugin.TargetKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the mounts whose mountpoints are keys of its options. What they hold is never read at dump;
 * a restore makes a tmpfs, and fills it from the directory of the host that the option gives.
 */
public final class SecretsPlugin implements ExternalMountPlugin {
  private static final int READ_BY_OWNER = 0400;
  private static final String USE = "--plugin-option secrets:MOUNTPOINT=DIR";

  private final Map<PathBytes, PathBytes> directories = new HashMap<>();
  private @Nullable PluginContext context;

  /** Makes the plugin; the service loader calls it. */
  public SecretsPlugin() {}

  @Override
  public String name() {
    return "secrets";
  }

  @Override
  public void init(Stage stage, PluginContext given) throws IOException {
    context = given;
    if (given.options().isEmpty()) {
      throw new IOException("no mount is named: add " + USE);
    }
    for (Map.Entry<String, PathBytes> each : given.options().entrySet()) {
      boolean hasDirectory = each.getValue().latin1().startsWith("/");
      if (!each.getKey().startsWith("/") || !(hasDirectory || stage == Stage.DUMP)) {
        throw new IOException(each.getKey() + ": give two absolute paths: " + USE);
      }
      directories.put(PathBytes.of(each.getKey()), each.getValue());
    }
  }

  @Override
  public DumpVerdict dump(DumpRequest request) {
    return directories.containsKey(request.mount().mountpoint())
        ? DumpVerdict.claimed()
        : DumpVerdict.notMine();
  }

  @Override
  public RestoreVerdict restore(RestoreRequest request) throws IOException {
    PathBytes directory = directories.get(request.mount().mountpoint());
    if (directory == null) {
      return RestoreVerdict.notMine();
    }
    MountOperations mounts = context().mounts();
    if (!request.inPlace()) {
      mounts.makeDirectory(request.target());
    }
    mounts.mountNew("tmpfs", Set.of("mode=0755"), request.target());
    fill(mounts, directory, request.target());
    return RestoreVerdict.mountedDirectory();
  }

  /** A directory of Kubernetes has names that begin with two dots, for what the others lead to. */
  private static void fill(MountOperations mounts, PathBytes directory, PathBytes target)
      throws IOException {
    for (PathBytes name : mounts.list(directory)) {
      if (name.latin1().startsWith("..")) {
        continue;
      }
      PathBytes file = directory.resolve(name);
      if (mounts.kindOf(file) == TargetKind.DIRECTORY) {
        throw new IOException(file + " is a directory; secrets are files");
      }
      mounts.writeFile(target.resolve(name), mounts.read(file), READ_BY_OWNER);
    }
  }

  private PluginContext context() {
    if (context == null) {
      throw new IllegalStateException("init was not called");
    }
    return context;
  }
}
