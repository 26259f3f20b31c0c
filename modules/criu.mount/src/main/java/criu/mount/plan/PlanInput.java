package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.RawPaths;
import criu.syscall.RawString;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a plan is made from.
 *
 * @param forest the trees to build, one for each namespace
 * @param root the host's path of the root
 * @param externals the host's path for each mount that an option brings back, by mount id
 * @param detachedTrees whether the kernel mounts into detached trees (Linux 6.15)
 * @param hostMounts the host's mounts on which {@link OutsideMasters#hostPaths} lie, by path; empty
 *     when the host is not known, and then every link to it is taken for possible
 */
public record PlanInput(
    MountForest forest,
    RawString root,
    Map<Integer, RawString> externals,
    boolean detachedTrees,
    Optional<Map<RawString, Mount>> hostMounts) {

  /** Makes the input of a plan for a host that is not known. */
  public PlanInput(
      MountForest forest,
      RawString root,
      Map<Integer, RawString> externals,
      boolean detachedTrees) {
    this(forest, root, externals, detachedTrees, Optional.empty());
  }

  /**
   * Makes the input of a plan that is only asked about, and not carried out: what comes from the
   * host has no path yet, and the host's root stands for it.
   */
  public static PlanInput withoutPaths(MountForest forest) {
    Map<Integer, RawString> externals = new HashMap<>();
    for (Mount mount : forest.mounts()) {
      if (mount.origin().isOutside()) {
        externals.put(mount.id(), RawPaths.ROOT);
      }
    }
    return new PlanInput(forest, RawPaths.ROOT, externals, true);
  }

  /** Returns the same with the host's mounts. */
  public PlanInput on(Map<RawString, Mount> host) {
    return new PlanInput(forest, root, externals, detachedTrees, Optional.of(host));
  }
}
