/**
 * The bridge to CRIU's own plugins as a plugin of criu-mount: finds the shared objects, and asks
 * them as CRIU does. Start at {@link criu.plugins.criuso.CriuSoPlugin}. Depends on the plugin
 * contract and the packages below it.
 */
@NullMarked
package criu.plugins.criuso;

import org.jspecify.annotations.NullMarked;
