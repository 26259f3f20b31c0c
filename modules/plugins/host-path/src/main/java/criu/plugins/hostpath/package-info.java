/**
 * Takes mounts whose mountpoints match patterns from other paths of the host. Depends on the plugin
 * contract and the reader of JSON.
 */
@NullMarked
package criu.plugins.hostpath;

import org.jspecify.annotations.NullMarked;
