/** Tests of externals by option. */
@NullMarked
package criu.mount.external;

import org.jspecify.annotations.NullMarked;
