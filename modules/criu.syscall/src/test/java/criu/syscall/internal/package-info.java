/** Tests of what is behind the interfaces: layouts, constants, signatures, single calls. */
@NullMarked
package criu.syscall.internal;

import org.jspecify.annotations.NullMarked;
