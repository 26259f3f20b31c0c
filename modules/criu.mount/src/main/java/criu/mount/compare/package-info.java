/**
 * Tells whether two mount trees are the same. Start at {@link criu.mount.compare.TreeComparison}.
 * Pure. Depends on {@link criu.mount.model} and the value types of criu.syscall.
 */
@NullMarked
package criu.mount.compare;

import org.jspecify.annotations.NullMarked;
