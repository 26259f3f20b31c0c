/**
 * Carries a plan out in a new mount namespace. Start at {@link criu.mount.restore.Restore}. Any
 * failure drops the namespace, so that the host keeps nothing.
 */
@NullMarked
package criu.mount.restore;

import org.jspecify.annotations.NullMarked;
