package criu.mount.restore;

import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.Optional;

/**
 * Makes the cgroups that mounts show and the host has no more, as container engines do: an engine
 * removes those of a container with it.
 */
final class MissingCgroups {
  private static final Scratch.Lazy NOWHERE =
      () -> {
        throw new IOException("the options of a hierarchy are too long");
      };

  private final FileSystemMaker hierarchies;
  private final MissingPlaces places;

  private MissingCgroups(FileSystemMaker hierarchies, MissingPlaces places) {
    this.hierarchies = hierarchies;
    this.places = places;
  }

  /**
   * Makes what is missing in the hierarchies of the host.
   *
   * @param places takes back what was made
   */
  static void make(Kernel kernel, MountForest forest, MissingPlaces places) throws IOException {
    FileSystemMaker hierarchies = new FileSystemMaker(kernel, HostOptions.neededFor(forest));
    MissingCgroups missing = new MissingCgroups(hierarchies, places);
    for (Mount mount : forest.mounts()) {
      if (showsCgroup(mount)) {
        missing.makeFor(mount);
      }
    }
  }

  /** Tells whether a mount shows a part of a hierarchy that a restore mounts. */
  static boolean showsCgroup(Mount mount) {
    boolean hierarchy =
        mount.superblock().type().is("cgroup") || mount.superblock().type().is("cgroup2");
    boolean part = !mount.showsWholeSuperblock() && !mount.rootDeleted();
    return hierarchy && part && !mount.origin().isOutside();
  }

  private void makeFor(Mount mount) throws IOException {
    Optional<Fd> hierarchy = mounted(mount);
    if (hierarchy.isEmpty()) {
      return;
    }
    try {
      places.directory(hierarchy.get(), mount.root());
    } catch (SyscallException e) {
      throw new MountException("restore: make the cgroup " + mount.root(), mount.label(), e)
          .remedy("make it yourself, in the same hierarchy");
    }
  }

  private Optional<Fd> mounted(Mount mount) {
    try {
      return Optional.of(places.keep(hierarchies.make(mount, Optional.empty(), NOWHERE)));
    } catch (IOException e) {
      return Optional.empty(); // its own step says why
    }
  }
}
