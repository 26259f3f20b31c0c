package criu.sample.plugin;

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
import criu.plugin.TargetKind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the mounts at and below prefixes, and brings them back from other places of the host.
 *
 * <p>The prefixes and places are in the environment variable {@code CRIU_SAMPLE_MAP}, or the system
 * property {@code criu.sample.map}, which wins. With {@code /data=/srv/data:/cfg=/etc/cfg} what was
 * mounted at {@code /data/a} is {@code /srv/data/a} of the host at restore. A dump needs the
 * prefixes only. Without either setting the plugin takes no mount.
 */
public final class SamplePlugin implements ExternalMountPlugin {
  private List<Mapping> mappings = List.of();
  private Claims claims = new Claims();
  private @Nullable PluginContext context;

  /** Makes the plugin; the service loader calls it. */
  public SamplePlugin() {}

  @Override
  public String name() {
    return "sample";
  }

  // the settings and claims are read here, while the root directory is still the host's
  @Override
  public void init(Stage stage, PluginContext given) throws IOException {
    context = given;
    mappings = Mapping.configured();
    claims =
        switch (stage) {
          case DUMP -> new Claims();
          case RESTORE -> Claims.read(given.imageDirectory());
        };
  }

  @Override
  public DumpVerdict dump(DumpRequest request) {
    PathBytes mountpoint = request.mount().mountpoint();
    Optional<Mapping> mapping = Mapping.of(mountpoint, mappings);
    mapping.ifPresent(it -> claims.add(request.mount().mountId(), it.rest(mountpoint)));
    return mapping.isPresent() ? DumpVerdict.claimed() : DumpVerdict.notMine();
  }

  @Override
  public RestoreVerdict restore(RestoreRequest request) throws IOException {
    Optional<PathBytes> path = claims.path(request.mount().mountId());
    Optional<Mapping> mapping = Mapping.of(request.mount().mountpoint(), mappings);
    if (path.isEmpty() || mapping.isEmpty()) {
      return RestoreVerdict.notMine();
    }
    return mount(source(mapping.get(), path.get()), request);
  }

  private static PathBytes source(Mapping mapping, PathBytes path) throws IOException {
    if (mapping.source().isEmpty()) {
      throw new IOException(
          "no place is given for the prefix %s: set %s=%s=PLACE"
              .formatted(mapping.prefix(), Mapping.VARIABLE, mapping.prefix()));
    }
    return mapping.source().get().resolve(path);
  }

  private RestoreVerdict mount(PathBytes source, RestoreRequest request) throws IOException {
    MountOperations mounts = context().mounts();
    TargetKind kind = mounts.kindOf(source);
    if (!request.inPlace()) {
      switch (kind) {
        case FILE -> mounts.makeFile(request.target());
        case DIRECTORY -> mounts.makeDirectory(request.target());
      }
    }
    mounts.bind(source, request.target());
    context().log("mounted " + source + " for " + request.mount().mountpoint());
    return new RestoreVerdict.Mounted(kind);
  }

  // criu-mount writes the images as a complete set, and a set needs this file
  @Override
  public void exit(Stage stage, Outcome outcome) throws IOException {
    if (stage == Stage.DUMP && outcome == Outcome.SUCCEEDED) {
      claims.write(context().imageDirectory());
    }
  }

  private PluginContext context() {
    if (context == null) {
      throw new IllegalStateException("init was not called");
    }
    return context;
  }
}
