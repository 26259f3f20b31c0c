package hostile;

import criu.plugin.*;

/** Mounts two things at its target. */
public final class MountsTwice implements ExternalMountPlugin {
  private PluginContext context;

  @Override
  public String name() {
    return "hostile";
  }

  @Override
  public void init(Stage stage, PluginContext given) throws Exception {
    context = given;
  }

  @Override
  public DumpVerdict dump(DumpRequest request) throws Exception {
    return DumpVerdict.notMine();
  }

  @Override
  public RestoreVerdict restore(RestoreRequest request) throws Exception {
    if (!request.inPlace()) {
      context.mounts().makeDirectory(request.target());
    }
    context.mounts().bind(PathBytes.of("/usr/share"), request.target());
    context.mounts().bind(PathBytes.of("/usr"), request.target());
    return RestoreVerdict.mountedDirectory();
  }

  @Override
  public void exit(Stage stage, Outcome outcome) throws Exception {
  }
}
