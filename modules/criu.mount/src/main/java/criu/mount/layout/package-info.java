/**
 * Images as an image layout of the Open Container Initiative, which tools for registries copy, and
 * back. Start at {@link criu.mount.layout.LayoutWriter} and {@link criu.mount.layout.LayoutReader}.
 *
 * <p>A layout is not trusted: digests and sizes are checked before anything is unpacked. Depends on
 * the archive, container, oci and image packages.
 */
@NullMarked
package criu.mount.layout;

import org.jspecify.annotations.NullMarked;
