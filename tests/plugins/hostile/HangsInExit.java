package hostile;

import criu.plugin.*;

/** Never ends. */
public final class HangsInExit implements ExternalMountPlugin {
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
    return RestoreVerdict.mountedDirectory();
  }

  @Override
  public void exit(Stage stage, Outcome outcome) throws Exception {
    Thread.sleep(Long.MAX_VALUE);
  }
}
