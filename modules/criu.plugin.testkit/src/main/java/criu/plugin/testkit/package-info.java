/**
 * Calls a plugin as criu-mount does, over two temporary directories in place of the host and of the
 * new tree. Start at {@link criu.plugin.testkit.PluginRun}. Depends on the contract and java.base.
 */
@NullMarked
package criu.plugin.testkit;

import org.jspecify.annotations.NullMarked;
