package criu.mount.rule;

import criu.mount.model.MountForest;
import criu.syscall.RawString;
import java.util.Set;

/**
 * What rules look at.
 *
 * @param pid the process that is dumped
 * @param forest its mount namespaces; each mount says who brings it back
 * @param host the mounts of the host
 * @param keys the mountpoints that options name
 */
public record Subject(int pid, MountForest forest, HostMounts host, Set<RawString> keys) {}
