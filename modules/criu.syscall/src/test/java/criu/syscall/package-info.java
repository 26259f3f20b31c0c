/** Tests of the exported package, through its own interfaces only. */
@NullMarked
package criu.syscall;

import org.jspecify.annotations.NullMarked;
