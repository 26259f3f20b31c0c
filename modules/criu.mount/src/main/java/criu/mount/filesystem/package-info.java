/**
 * What is known of file system types. Start at {@link criu.mount.filesystem.FileSystemType}. Pure
 * values; depends on the model only.
 */
@NullMarked
package criu.mount.filesystem;

import org.jspecify.annotations.NullMarked;
