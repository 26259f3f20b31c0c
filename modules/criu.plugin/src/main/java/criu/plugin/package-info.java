/**
 * The plugin contract. Start at {@link criu.plugin.ExternalMountPlugin}, which says who calls what,
 * in which order, on which thread, and what exceptions do. No argument and no result of this
 * package is null. Depends on java.base only, so that a plugin compiles against this package and
 * nothing else of criu-mount.
 */
@NullMarked
package criu.plugin;

import org.jspecify.annotations.NullMarked;
