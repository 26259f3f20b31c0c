/**
 * The running kernel behind the interfaces of {@code criu.syscall}. Every call goes through {@link
 * criu.syscall.internal.Call}, which prepares arguments and turns errno into an exception, and from
 * there through the one downcall of {@link criu.syscall.internal.Libc}. Depends on {@code
 * criu.syscall} and on the generated package {@code criu.syscall.internal.abi}.
 */
@NullMarked
package criu.syscall.internal;

import org.jspecify.annotations.NullMarked;
