package criu.mount.dump;

import criu.mount.external.ExternalMounts;
import criu.mount.model.MountForest;
import criu.mount.oci.Bundle;
import criu.mount.oci.BundleKeys;
import criu.mount.oci.ContainerPath;
import criu.mount.rule.HostMounts;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import java.io.IOException;
import java.util.Optional;

/** Adds to the options the keys of the mountpoints that a bundle tells of. */
final class BundleMountpoints {

  private BundleMountpoints() {}

  static ExternalMounts declared(
      FileCalls files, DumpOptions options, LiveTree live, MountForest forest, HostMounts host)
      throws IOException {
    Optional<Bundle> bundle = options.bundle();
    if (bundle.isEmpty()) {
      return options.externals();
    }
    try (Fd root = live.namespaces().getFirst().openRoot(files)) {
      ContainerPath paths = new ContainerPath(files, root);
      BundleKeys keys = new BundleKeys(bundle.get(), paths::resolve);
      return options.externals().withDefaults(keys.atDump(forest, host::has));
    }
  }
}
