/** Tests of what a restore looks at before it mounts. */
@NullMarked
package criu.mount.restore;

import org.jspecify.annotations.NullMarked;
