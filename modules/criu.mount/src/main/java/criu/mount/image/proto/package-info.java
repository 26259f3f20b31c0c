/**
 * The messages of image files, generated from {@code src/main/proto/images.proto}. Start at {@link
 * criu.mount.image.proto.MountEntry}. Used by {@code criu.mount.image} alone; depends on protobuf
 * only.
 */
@NullUnmarked
package criu.mount.image.proto;

import org.jspecify.annotations.NullUnmarked;
