/**
 * Bundles of the Open Container Initiative: what a {@code config.json} says of mounts, and which
 * keys and paths of external mounts follow from that. Start at {@link criu.mount.oci.Bundle}. The
 * JSON parser is used here alone, and loaded when a bundle is read. Depends on the model and on
 * calls that look at files.
 */
@NullMarked
package criu.mount.oci;

import org.jspecify.annotations.NullMarked;
