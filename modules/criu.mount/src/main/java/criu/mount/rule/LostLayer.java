package criu.mount.rule;

import criu.mount.model.Mount;
import criu.syscall.RawString;
import java.util.Optional;

/**
 * A layer of an overlay that a restore would not find, neither in the tree nor on the host.
 *
 * @param path its path among the options
 * @param cover the mount that hides it in the tree; empty when it is nowhere
 */
public record LostLayer(RawString path, Optional<Mount> cover) {}
