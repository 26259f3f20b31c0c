package hostile;

import criu.plugin.*;

/** Wants the same as ClaimsEverything. */
public final class ClaimsEverythingToo implements ExternalMountPlugin {
  private PluginContext context;

  @Override
  public String name() {
    return "hostile2";
  }

  @Override
  public void init(Stage stage, PluginContext given) throws Exception {
    context = given;
  }

  @Override
  public DumpVerdict dump(DumpRequest request) throws Exception {
    return DumpVerdict.claimed();
  }

  @Override
  public RestoreVerdict restore(RestoreRequest request) throws Exception {
    return RestoreVerdict.notMine();
  }

  @Override
  public void exit(Stage stage, Outcome outcome) throws Exception {
  }
}
