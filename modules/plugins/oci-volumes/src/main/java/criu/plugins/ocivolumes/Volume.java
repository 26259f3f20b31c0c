package criu.plugins.ocivolumes;

import criu.plugin.PathBytes;

/**
 * A bind mount or volume of a container.
 *
 * @param destination where it is mounted, absolute
 * @param source what of the host it shows, absolute
 * @param readOnly whether nothing is written
 * @param recursive whether what is mounted below the source came along
 */
record Volume(PathBytes destination, PathBytes source, boolean readOnly, boolean recursive) {}
