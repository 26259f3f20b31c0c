package criu.mount.restore;

import criu.mount.filesystem.FileSystemType;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.RawPaths;
import criu.mount.plan.ClassicPlanner;
import criu.mount.plan.DetachedPlanner;
import criu.mount.plan.OutsideMasters;
import criu.mount.plan.PlanException;
import criu.mount.plan.PlanInput;
import criu.mount.plan.Step;
import criu.mount.restore.RestoreOptions.Engine;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Finds out what a plan depends on, the options, the host and the kernel, and has it made.
 *
 * @param externals the host's path for each mount that an option brings back, by mount id
 */
record Planning(
    Kernel kernel, RestoreOptions options, MountForest forest, Map<Integer, RawString> externals) {
  /** Resolves the externals. */
  static Planning of(Kernel kernel, RestoreOptions options, MountForest forest) throws IOException {
    Map<Integer, RawString> externals =
        ImageExternals.resolve(
            forest, BundlePaths.declared(kernel.files(), options, forest), options.devices());
    return new Planning(kernel, options, forest, externals);
  }

  /** Returns the steps of the engine that is chosen. */
  List<Step> steps() throws IOException {
    Unrestorable.check(forest);
    boolean classic = options.engine() == Engine.CLASSIC;
    if (options.root().isEmpty() && !classic) {
      throw MountException.because("restore", forest.root().label(), "no root is given for it")
          .remedy("add --root DIR, the directory on this host that becomes /");
    }
    PlanInput input =
        new PlanInput(forest, options.root().orElse(RawPaths.ROOT), externals, detaches());
    try {
      PlanInput known = input.on(HostMounts.under(kernel.files(), OutsideMasters.hostPaths(input)));
      return classic
          ? ClassicPlanner.plan(known, options.root().isPresent())
          : DetachedPlanner.plan(known);
    } catch (PlanException e) {
      MountException failure =
          new MountException("restore: plan", options.directory().toString(), e);
      throw e.remedy().map(failure::remedy).orElse(failure);
    }
  }

  private boolean detaches() throws IOException {
    try {
      return options.engine() != Engine.DETACHED_IN_PLACE
          && forest.mounts().stream().noneMatch(Planning::takesPaths)
          && Capabilities.detachedTrees(kernel);
    } catch (SyscallException e) {
      throw around(options, e);
    }
  }

  /** The kernel lets no overlay have layers on a mount within a tree that is not attached. */
  private static boolean takesPaths(Mount mount) {
    return !mount.origin().isOutside() && FileSystemType.takesPaths(mount.superblock().baseType());
  }

  /** Names a failure before or after the steps, which have names of their own. */
  static MountException around(RestoreOptions options, SyscallException cause) {
    MountException failure =
        new MountException("restore: prepare or clean up", options.directory().toString(), cause);
    for (Throwable suppressed : cause.getSuppressed()) {
      failure.addSuppressed(suppressed);
    }
    return failure;
  }
}
