package hostile;

import criu.plugin.*;

/** Looks a function of the C library up. */
public final class CallsNativeCode implements ExternalMountPlugin {
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
    java.lang.foreign.Linker linker = java.lang.foreign.Linker.nativeLinker();
    var address = linker.defaultLookup().find("getpid").orElseThrow();
    var shape = java.lang.foreign.FunctionDescriptor.of(java.lang.foreign.ValueLayout.JAVA_INT);
    linker.downcallHandle(address, shape);
    if (!request.inPlace()) {
      context.mounts().makeDirectory(request.target());
    }
    context.mounts().bind(PathBytes.of("/usr/share"), request.target());
    return RestoreVerdict.mountedDirectory();
  }

  @Override
  public void exit(Stage stage, Outcome outcome) throws Exception {
  }
}
