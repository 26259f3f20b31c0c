/** Tests of reading and writing images. */
@NullMarked
package criu.mount.image;

import org.jspecify.annotations.NullMarked;
