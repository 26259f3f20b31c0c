/**
 * CRIU's image files, read and written. Start at {@link criu.mount.image.CheckpointReader} and
 * {@link criu.mount.image.CheckpointWriter}; all files of a set are written through one {@link
 * criu.mount.image.ImageTransaction}.
 *
 * <p>An image is taken as hostile: sizes, counts and contents are checked, and {@link
 * criu.mount.image.ImageException} names file, record and field. Messages of protobuf do not leave
 * this package. Depends on {@code criu.mount.model}, on the value types of criu.syscall and on
 * protobuf.
 */
@NullMarked
package criu.mount.image;

import org.jspecify.annotations.NullMarked;
