/** Tests of criu.mount.archive: the codec alone, whole trees, and trees exchanged with GNU tar. */
@NullMarked
package criu.mount.archive;

import org.jspecify.annotations.NullMarked;
