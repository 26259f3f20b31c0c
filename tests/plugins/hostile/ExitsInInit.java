package hostile;

import criu.plugin.*;

/** Ends the process before it begins. */
public final class ExitsInInit implements ExternalMountPlugin {
  private PluginContext context;

  @Override
  public String name() {
    return "hostile";
  }

  @Override
  public void init(Stage stage, PluginContext given) throws Exception {
    context = given;
    System.exit(0);
  }

  @Override
  public DumpVerdict dump(DumpRequest request) throws Exception {
    return DumpVerdict.notMine();
  }

  @Override
  public RestoreVerdict restore(RestoreRequest request) throws Exception {
    return RestoreVerdict.notMine();
  }

  @Override
  public void exit(Stage stage, Outcome outcome) throws Exception {
  }
}
