package criu.cli;

import criu.mount.oci.Bundle;
import criu.mount.restore.RestoreOptions;
import criu.mount.restore.RestoreOptions.Engine;
import criu.plugin.loader.LoadedPlugins;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.Optional;

/** Turns the command line of restore and plan into what to restore. */
final class RestorePlanOptions {

  private RestorePlanOptions() {}

  static RestoreOptions of(Invocation invocation, LoadedPlugins plugins)
      throws IOException, UsageException {
    Optional<RawString> root = invocation.value("r");
    Optional<Bundle> bundle = CommonOptions.bundle(invocation);
    return new RestoreOptions(
        invocation.imagesDirectory(),
        root.isEmpty() ? bundle.map(Bundle::root) : Optional.of(Invocation.absolute(root.get())),
        CommonOptions.externals(invocation),
        CommonOptions.devices(invocation),
        CommonOptions.chain(plugins),
        engine(invocation),
        bundle);
  }

  /** Returns the engine that the options ask for. */
  static Engine engine(Invocation invocation) {
    if (invocation.has("mntns-compat-mode")) {
      return Engine.CLASSIC;
    }
    return invocation.has("no-detached-trees") ? Engine.DETACHED_IN_PLACE : Engine.DETACHED;
  }
}
