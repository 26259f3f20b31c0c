package criu.mount.restore;

import criu.mount.external.ExternalMounts;
import criu.mount.model.MountForest;
import criu.mount.oci.Bundle;
import criu.mount.oci.BundleKeys;
import criu.mount.oci.ContainerPath;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Adds to the options the paths that a bundle gives for the keys of images. */
final class BundlePaths {

  private BundlePaths() {}

  static ExternalMounts declared(FileCalls files, RestoreOptions options, MountForest images) {
    Optional<Bundle> bundle = options.bundle();
    if (bundle.isEmpty()) {
      return options.externals();
    }
    try (Fd root =
        files.open(Fd.CWD, options.root().orElse(bundle.get().root()), Places.DIRECTORY, 0)) {
      ContainerPath paths = new ContainerPath(files, root);
      return declared(options.externals(), bundle.get(), paths::resolve, images);
    } catch (SyscallException e) {
      // that the root is missing is said where it is needed
      return declared(options.externals(), bundle.get(), path -> path, images);
    }
  }

  private static ExternalMounts declared(
      ExternalMounts options, Bundle bundle, UnaryOperator<RawString> resolve, MountForest images) {
    return options.withDefaults(new BundleKeys(bundle, resolve).atRestore(images));
  }
}
