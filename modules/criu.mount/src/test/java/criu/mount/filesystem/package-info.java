/** Tests of what is known of file systems. */
@NullMarked
package criu.mount.filesystem;

import org.jspecify.annotations.NullMarked;
