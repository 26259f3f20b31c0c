package criu.mount.dump;

import criu.mount.model.Mount;
import java.util.List;
import java.util.Set;

/**
 * Who brings back the mounts of all namespaces.
 *
 * @param mounts all mounts in the order of mountinfo, with who brings them back
 * @param plugins the names of the plugins that took a mount
 */
record Classification(List<Mount> mounts, Set<String> plugins) {}
