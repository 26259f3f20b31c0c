/** Tests of what a dump decides before it writes. */
@NullMarked
package criu.mount.dump;

import org.jspecify.annotations.NullMarked;
