package hostile;

import criu.plugin.*;

/** Never says whether it takes a mount. */
public final class HangsInDump implements ExternalMountPlugin {
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
    while (true) {
      Thread.onSpinWait();
    }
  }

  @Override
  public RestoreVerdict restore(RestoreRequest request) throws Exception {
    return RestoreVerdict.notMine();
  }

  @Override
  public void exit(Stage stage, Outcome outcome) throws Exception {
  }
}
