package criu.mount.plan;

import criu.mount.model.Mount;
import criu.syscall.RawString;

/**
 * A mount that is kept aside to copy sharing from.
 *
 * @param handle what it is held as
 * @param mount the mount for whose sake it is made
 * @param provider what it comes from
 * @param root the path of the superblock that it shows
 */
record Seed(Handle handle, Mount mount, Provider provider, RawString root) {}
