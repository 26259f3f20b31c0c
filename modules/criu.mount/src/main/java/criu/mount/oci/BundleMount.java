package criu.mount.oci;

import criu.syscall.RawString;

/**
 * A bind mount of a bundle.
 *
 * @param destination where it is mounted in the container: absolute, as written but for empty
 *     names, {@code .} and {@code ..}
 * @param source what of the host it shows, an absolute path
 * @param recursive whether it shows what is mounted below its source too
 */
public record BundleMount(RawString destination, RawString source, boolean recursive) {}
