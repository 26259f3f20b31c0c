package criu.plugins.tmpfssnapshot;

import criu.plugin.DumpRequest;
import criu.plugin.DumpVerdict;
import criu.plugin.ExternalMountPlugin;
import criu.plugin.MountOperations;
import criu.plugin.Outcome;
import criu.plugin.PathBytes;
import criu.plugin.PluginContext;
import criu.plugin.RestoreRequest;
import criu.plugin.RestoreVerdict;
import criu.plugin.Stage;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the mounts whose mountpoints are keys of its options at dump, together with their content.
 * A restore makes a tmpfs with the options that the values give, and unpacks the content.
 */
public final class TmpfsSnapshotPlugin implements ExternalMountPlugin {
  private static final String USE =
      "--plugin-option tmpfs-snapshot:MOUNTPOINT, or tmpfs-snapshot:MOUNTPOINT=OPTION,...";

  private final Map<PathBytes, PathBytes> options = new HashMap<>();
  private Snapshots snapshots = new Snapshots();
  private @Nullable PluginContext context;

  /** Makes the plugin; the service loader calls it. */
  public TmpfsSnapshotPlugin() {}

  @Override
  public String name() {
    return "tmpfs-snapshot";
  }

  @Override
  public void init(Stage stage, PluginContext given) throws IOException {
    context = given;
    for (Map.Entry<String, PathBytes> each : given.options().entrySet()) {
      if (!each.getKey().startsWith("/") || each.getValue().latin1().contains("\n")) {
        throw new IOException(each.getKey() + ": not written as " + USE);
      }
      options.put(PathBytes.of(each.getKey()), each.getValue());
    }
    switch (stage) {
      case DUMP -> {
        if (options.isEmpty()) {
          throw new IOException("no mount is named: add " + USE);
        }
      }
      case RESTORE -> snapshots = Snapshots.read(given.images());
    }
  }

  @Override
  public DumpVerdict dump(DumpRequest request) {
    PathBytes given = options.get(request.mount().mountpoint());
    if (given == null) {
      return DumpVerdict.notMine();
    }
    snapshots.add(request.mount().mountId(), given);
    return DumpVerdict.claimedWithContent();
  }

  @Override
  public RestoreVerdict restore(RestoreRequest request) throws IOException {
    PathBytes kept = snapshots.options(request.mount().mountId());
    if (kept == null) {
      return RestoreVerdict.notMine();
    }
    PathBytes given = options.getOrDefault(request.mount().mountpoint(), kept);
    MountOperations mounts = context().mounts();
    if (!request.inPlace()) {
      mounts.makeDirectory(request.target());
    }
    mounts.mountNew("tmpfs", words(given.latin1()), request.target());
    mounts.unpackContent(request.target());
    return RestoreVerdict.mountedDirectory();
  }

  private static Set<String> words(String options) {
    return options.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(options.split(",", -1)));
  }

  @Override
  public void exit(Stage stage, Outcome outcome) {
    if (stage == Stage.DUMP && outcome == Outcome.SUCCEEDED) {
      snapshots.write(context().images());
    }
  }

  private PluginContext context() {
    if (context == null) {
      throw new IllegalStateException("init was not called");
    }
    return context;
  }
}
