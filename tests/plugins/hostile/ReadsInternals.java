package hostile;

import criu.plugin.*;

/** Looks for the kernel interface of criu-mount on every way there is. */
public final class ReadsInternals implements ExternalMountPlugin {
  private PluginContext context;

  @Override
  public String name() {
    return "hostile";
  }

  @Override
  public void init(Stage stage, PluginContext given) throws Exception {
    context = given;
    ModuleLayer boot = ExternalMountPlugin.class.getModule().getLayer();
    if (java.util.ServiceLoader.load(boot, ExternalMountPlugin.class).findFirst().isPresent()) {
      throw new AssertionError("found by services");
    }
    Module module = boot.findModule("criu.syscall").orElseThrow();
    Module library = boot.findModule("criu.mount").orElseThrow();
    requireClosed(module, "");
    requireClosed(library, "criu.mount");
    Class<?> mounts = Class.forName(library, "criu.mount.Mounts");
    if (mounts.getDeclaredField("tree").trySetAccessible()) {
      throw new AssertionError("a private field is open");
    }
    Class<?> kernel = Class.forName(module, "criu.syscall.Kernel");
    if (!kernel.equals(Class.forName("criu.syscall.Kernel"))) {
      throw new AssertionError("its own loader finds another class");
    }
    kernel.getMethod("real").invoke(null);
  }

  private static void requireClosed(Module module, String reading) {
    for (String name : module.getPackages()) {
      if (!name.equals(reading) && module.isExported(name, ReadsInternals.class.getModule())) {
        throw new AssertionError("exported: " + name);
      }
    }
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
