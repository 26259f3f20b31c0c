package hostile;

import criu.plugin.*;

/** Leaves threads behind that never end. */
public final class StartsThreads implements ExternalMountPlugin {
  private PluginContext context;

  @Override
  public String name() {
    return "hostile";
  }

  @Override
  public void init(Stage stage, PluginContext given) throws Exception {
    context = given;
    new Thread(StartsThreads::spin).start();
  }

  @Override
  public DumpVerdict dump(DumpRequest request) throws Exception {
    return DumpVerdict.notMine();
  }

  @Override
  public RestoreVerdict restore(RestoreRequest request) throws Exception {
    new Thread(StartsThreads::spin).start();
    if (!request.inPlace()) {
      context.mounts().makeDirectory(request.target());
    }
    context.mounts().bind(PathBytes.of("/usr/share"), request.target());
    return RestoreVerdict.mountedDirectory();
  }

  @Override
  public void exit(Stage stage, Outcome outcome) throws Exception {
  }

  private static void spin() {
    while (true) {
      Thread.onSpinWait();
    }
  }
}
