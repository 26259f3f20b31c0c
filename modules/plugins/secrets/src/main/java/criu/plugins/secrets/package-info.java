/**
 * Gives mounts of small files back as a tmpfs that is filled from a directory of the host. Depends
 * on the plugin contract alone.
 */
@NullMarked
package criu.plugins.secrets;

import org.jspecify.annotations.NullMarked;
