package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.syscall.RawString;
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

  /** Returns the same with the host's mounts. */
  public PlanInput on(Map<RawString, Mount> host) {
    return new PlanInput(forest, root, externals, detachedTrees, Optional.of(host));
  }
}
