package criu.mount.dump;

import criu.mount.model.Mount;
import java.util.List;
import java.util.Set;

/**
 * What is known of the mounts of a namespace before they are written.
 *
 * @param mounts all mounts in the order of mountinfo, with who brings them back
 * @param problems everything that stands against a dump
 * @param plugins the names of the plugins that took a mount
 */
public record Classification(List<Mount> mounts, List<Problem> problems, Set<String> plugins) {}
