package criu.mount.freeze;

import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.RawPaths;
import criu.mount.procfs.MountInfoFile;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A cgroup that can be frozen.
 *
 * @param hierarchy where it is
 * @param directory its directory
 */
record Cgroup(Hierarchy hierarchy, RawString directory) {
  private static final String WHAT = "dump: freeze";
  private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

  /**
   * Finds the cgroup of a process, in the unified hierarchy if that has it.
   *
   * @throws MountException when there is none that can be frozen, with the reason
   */
  static Cgroup of(int pid) throws IOException {
    CgroupPaths paths = CgroupPaths.of(Integer.toString(pid));
    CgroupPaths own = CgroupPaths.of("self");
    List<Mount> mounts = MountInfoFile.parse(MOUNTS).mounts();
    Optional<MountException> reason = Optional.empty();
    for (Hierarchy hierarchy : Hierarchy.values()) {
      Optional<RawString> directory = directory(hierarchy, paths, mounts);
      if (directory.isPresent()) {
        Optional<MountException> refusal =
            refusal(pid, paths.in(hierarchy).orElseThrow(), own.in(hierarchy));
        if (refusal.isEmpty()) {
          return new Cgroup(hierarchy, directory.get());
        }
        if (reason.isEmpty() || !paths.in(hierarchy).orElseThrow().equals(RawPaths.ROOT)) {
          reason = refusal; // being in the root of one hierarchy says nothing of the other
        }
      }
    }
    throw reason.orElseGet(() -> noFreezer(pid));
  }

  private static Optional<RawString> directory(
      Hierarchy hierarchy, CgroupPaths paths, List<Mount> mounts) {
    Optional<RawString> path = paths.in(hierarchy);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    return mounts.stream()
        .filter(mount -> hierarchy.isShownBy(mount) && RawPaths.isWithin(mount.root(), path.get()))
        .map(mount -> RawPaths.join(mount.mountpoint(), RawPaths.below(mount.root(), path.get())))
        .findFirst();
  }

  private static Optional<MountException> refusal(
      int pid, RawString path, Optional<RawString> own) {
    if (path.equals(RawPaths.ROOT)) {
      return Optional.of(
          because(pid, "it is in the root cgroup, which cannot be frozen")
              .remedy("move its processes to a cgroup of their own, or dump without --freeze"));
    }
    if (own.filter(mine -> RawPaths.isWithin(path, mine)).isPresent()) {
      return Optional.of(
          because(pid, "criu-mount itself is in its cgroup " + path)
              .remedy("start criu-mount in another cgroup, or dump without --freeze"));
    }
    return Optional.empty();
  }

  private static MountException noFreezer(int pid) {
    return because(pid, "no hierarchy with a freezer shows its cgroup here")
        .remedy("mount cgroup2 at /sys/fs/cgroup, or dump without --freeze");
  }

  private static MountException because(int pid, String why) {
    return MountException.because(WHAT, "process " + pid, why);
  }

  /** Returns the failure to freeze this cgroup. */
  MountException because(String why) {
    return MountException.because(WHAT, "cgroup " + directory, why);
  }

  /** Returns one of its files. */
  RawString file(String name) {
    return directory.plus("/" + name);
  }
}
