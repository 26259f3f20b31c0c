package hostile;

import criu.plugin.*;

/** Has another thread end the process while it waits for it. */
public final class ExitsFromAThread implements ExternalMountPlugin {
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
    Thread thread = new Thread(() -> Runtime.getRuntime().exit(0));
    thread.start();
    thread.join();
    return RestoreVerdict.mountedDirectory();
  }

  @Override
  public void exit(Stage stage, Outcome outcome) throws Exception {
  }
}
