/**
 * The calls and their types. Start at {@link criu.syscall.Kernel}, which hands out the three narrow
 * interfaces {@link criu.syscall.MountCalls}, {@link criu.syscall.NamespaceCalls} and {@link
 * criu.syscall.FileCalls}; descriptors are {@link criu.syscall.Fd}, names and paths are {@link
 * criu.syscall.RawString}. Depends on java.base and on the internal packages of this module only.
 */
@NullMarked
package criu.syscall;

import org.jspecify.annotations.NullMarked;
