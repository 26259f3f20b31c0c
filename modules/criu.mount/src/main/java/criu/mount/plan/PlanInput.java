package criu.mount.plan;

import criu.mount.model.MountForest;
import criu.syscall.RawString;
import java.util.Map;

/**
 * What a plan is made from.
 *
 * @param forest the trees to build, one for each namespace
 * @param root the host's path of the root
 * @param externals the host's path for each mount that an option brings back, by mount id
 * @param detachedTrees whether the kernel mounts into detached trees (Linux 6.15)
 */
public record PlanInput(
    MountForest forest, RawString root, Map<Integer, RawString> externals, boolean detachedTrees) {}
