/**
 * Finds where mounts come from in the files of container engines. Depends on the plugin contract
 * and the reader of JSON.
 */
@NullMarked
package criu.plugins.ocivolumes;

import org.jspecify.annotations.NullMarked;
