package criu.mount.restore;

import criu.mount.filesystem.AutofsOptions;
import criu.mount.filesystem.PassingFiles;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.plan.FreshFileSystems;
import criu.mount.plan.PlanException;
import java.util.List;
import java.util.Optional;

/**
 * What images of CRIU may hold and no mount tree has by itself, because it lives as long as a
 * process does. A dump of ours refuses it.
 */
final class Unrestorable {
  private Unrestorable() {}

  /** Checks all mounts of file systems that are made anew, before anything is mounted. */
  static void check(MountForest forest) throws MountException {
    if (forest.mounts().stream().noneMatch(Unrestorable::needsProcesses)) {
      return;
    }
    try {
      for (List<Mount> mounts : FreshFileSystems.of(forest)) {
        for (Mount mount : mounts) {
          check(mount);
        }
      }
    } catch (PlanException e) {
      throw new MountException("restore", "new file systems", e);
    }
  }

  private static boolean needsProcesses(Mount mount) {
    return isLiveAutofs(mount) || PassingFiles.shownBy(mount).isPresent();
  }

  private static void check(Mount mount) throws MountException {
    if (isLiveAutofs(mount)) {
      throw refused(mount, "it is an autofs with a daemon, and processes are not restored")
          .remedy("dump it after its daemon has ended, or as an external mount");
    }
    Optional<String> what = PassingFiles.shownBy(mount);
    if (what.isPresent()) {
      throw refused(mount, "it shows " + what.get() + ", which goes with its processes")
          .remedy("dump it as an external mount: --external 'mnt[" + mount.mountpoint() + "]:KEY'");
    }
  }

  private static boolean isLiveAutofs(Mount mount) {
    return mount.superblock().type().is("autofs")
        && !AutofsOptions.of(mount.superblock().options()).isCatatonic();
  }

  private static MountException refused(Mount mount, String why) {
    return MountException.because("restore", mount.label(), why);
  }
}
