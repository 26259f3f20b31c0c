package criu.plugins.ocivolumes;

import criu.plugin.DumpRequest;
import criu.plugin.DumpVerdict;
import criu.plugin.ExternalMountPlugin;
import criu.plugin.MountFlag;
import criu.plugin.MountOperations;
import criu.plugin.PathBytes;
import criu.plugin.PluginContext;
import criu.plugin.RestoreRequest;
import criu.plugin.RestoreVerdict;
import criu.plugin.Stage;
import criu.plugin.TargetKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the mounts that a container engine's file lists, and brings them back from the sources that
 * it gives. The file is that of one of the options {@code bundle} and {@code inspect}.
 */
public final class OciVolumesPlugin implements ExternalMountPlugin {
  private static final String BUNDLE = "bundle";
  private static final String INSPECT = "inspect";
  private static final String USE =
      "give --plugin-option oci-volumes:bundle=DIR or --plugin-option oci-volumes:inspect=FILE";

  private Volumes volumes = new Volumes();
  private @Nullable PluginContext context;

  /** Makes the plugin; the service loader calls it. */
  public OciVolumesPlugin() {}

  @Override
  public String name() {
    return "oci-volumes";
  }

  @Override
  public void init(Stage stage, PluginContext given) throws IOException {
    context = given;
    Map<String, PathBytes> options = given.options();
    if (options.size() != 1) {
      throw new IOException(USE);
    }
    for (Map.Entry<String, PathBytes> each : options.entrySet()) {
      Path path = Path.of(each.getValue().toString()).toAbsolutePath().normalize();
      volumes =
          switch (each.getKey()) {
            case BUNDLE -> VolumeReader.bundle(path);
            case INSPECT -> VolumeReader.inspect(path);
            default -> throw new IOException("it has no option " + each.getKey() + ": " + USE);
          };
    }
  }

  @Override
  public DumpVerdict dump(DumpRequest request) {
    return volumes.at(request.mount().mountpoint()).isPresent()
        ? DumpVerdict.claimed()
        : DumpVerdict.notMine();
  }

  @Override
  public RestoreVerdict restore(RestoreRequest request) throws IOException {
    Optional<Volume> found = volumes.at(request.mount().mountpoint());
    return found.isEmpty() ? RestoreVerdict.notMine() : mount(found.get(), request);
  }

  private RestoreVerdict mount(Volume volume, RestoreRequest request) throws IOException {
    MountOperations mounts = context().mounts();
    TargetKind kind = mounts.kindOf(volume.source());
    if (!request.inPlace()) {
      switch (kind) {
        case FILE -> mounts.makeFile(request.target());
        case DIRECTORY -> mounts.makeDirectory(request.target());
      }
    }
    mounts.bind(volume.source(), request.target());
    if (volume.readOnly()) {
      mounts.addFlags(request.target(), Set.of(MountFlag.READ_ONLY));
    }
    return new RestoreVerdict.Mounted(kind);
  }

  private PluginContext context() {
    if (context == null) {
      throw new IllegalStateException("init was not called");
    }
    return context;
  }
}
