/**
 * Takes a checkpoint of a live mount namespace. Start at {@link criu.mount.dump.Dump}. Reads proc
 * and mounts, writes images, and changes nothing in the namespace it reads.
 */
@NullMarked
package criu.mount.dump;

import org.jspecify.annotations.NullMarked;
