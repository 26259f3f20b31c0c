package hostile;

import criu.plugin.*;

/** Makes its place, and passes the mount on. */
public final class LeavesFiles implements ExternalMountPlugin {
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
    context.mounts().makeDirectory(request.target());
    return RestoreVerdict.notMine();
  }

  @Override
  public void exit(Stage stage, Outcome outcome) throws Exception {
  }
}
