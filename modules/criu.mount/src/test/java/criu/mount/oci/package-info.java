/** Tests of bundles. */
@NullMarked
package criu.mount.oci;

import org.jspecify.annotations.NullMarked;
