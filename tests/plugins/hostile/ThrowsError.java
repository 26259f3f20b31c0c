package hostile;

import criu.plugin.*;

/** Runs out of stack. */
public final class ThrowsError implements ExternalMountPlugin {
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
    return dump(request);
  }

  @Override
  public RestoreVerdict restore(RestoreRequest request) throws Exception {
    return restore(request);
  }

  @Override
  public void exit(Stage stage, Outcome outcome) throws Exception {
  }
}
