package example.volumes;

import criu.plugin.*;
import java.io.IOException;

public final class VolumesPlugin implements ExternalMountPlugin {
  private static final PathBytes INSIDE = PathBytes.of("/volumes");
  private static final PathBytes ON_THE_HOST = PathBytes.of("/srv/volumes");
  private PluginContext context;

  @Override
  public String name() {
    return "volumes";
  }

  @Override
  public void init(Stage stage, PluginContext given) {
    context = given;
  }

  @Override
  public DumpVerdict dump(DumpRequest request) {
    return request.mount().mountpoint().isIn(INSIDE)
        ? DumpVerdict.claimed()
        : DumpVerdict.notMine();
  }

  @Override
  public RestoreVerdict restore(RestoreRequest request) throws IOException {
    PathBytes mountpoint = request.mount().mountpoint();
    if (!mountpoint.isIn(INSIDE)) {
      return RestoreVerdict.notMine();
    }
    String rest = mountpoint.latin1().substring(INSIDE.latin1().length());
    PathBytes source = ON_THE_HOST.resolve(new PathBytes(rest));
    TargetKind kind = context.mounts().kindOf(source);
    if (!request.inPlace()) {
      switch (kind) {
        case FILE -> context.mounts().makeFile(request.target());
        case DIRECTORY -> context.mounts().makeDirectory(request.target());
      }
    }
    context.mounts().bind(source, request.target());
    return new RestoreVerdict.Mounted(kind);
  }
}
