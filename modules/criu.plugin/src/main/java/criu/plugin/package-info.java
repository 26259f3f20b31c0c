/**
 * The plugin contract. Start at {@link criu.plugin.ExternalMountPlugin}. Depends on java.base only,
 * so that a plugin compiles against this package and nothing else of criu-mount.
 */
@NullMarked
package criu.plugin;

import org.jspecify.annotations.NullMarked;
