/**
 * Checkpoints of containers in one file, as Podman, CRI-O and containerd write them, and as layers
 * of images. Start at {@link criu.mount.container.CheckpointArchive}.
 *
 * <p>An archive is not trusted: what is unpacked is bounded in number and size, and chosen by name;
 * nothing is made but regular files of those names. Depends on the archive, image, oci and zstd
 * packages; a restore from a directory does not use it.
 */
@NullMarked
package criu.mount.container;

import org.jspecify.annotations.NullMarked;
