package criu.mount.plan;

import criu.mount.model.MountTree;
import criu.syscall.RawString;
import java.util.Map;

/**
 * What a plan is made from.
 *
 * @param tree the tree to build
 * @param root the host's path of the root
 * @param externals the host's path for each mount that an option brings back, by mount id
 * @param detachedTrees whether the kernel mounts into detached trees (Linux 6.15)
 */
public record PlanInput(
    MountTree tree, RawString root, Map<Integer, RawString> externals, boolean detachedTrees) {}
