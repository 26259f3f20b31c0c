/**
 * The sample plugin. Start at {@link criu.sample.plugin.SamplePlugin}. Depends on the plugin
 * contract and java.base.
 */
@NullMarked
package criu.sample.plugin;

import org.jspecify.annotations.NullMarked;
