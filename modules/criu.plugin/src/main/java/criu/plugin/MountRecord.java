package criu.plugin;

/**
 * A mount as it was when it was dumped. Made by criu-mount, the same for all plugins; may be kept,
 * and does not change. No part is null.
 *
 * @param mountId the id in the images, unique among all mounts of them
 * @param parentId the id of the mount that it is mounted on; for the root of a namespace one that
 *     is not in the images, or its own
 * @param mountpoint where it is mounted, absolute in its namespace
 * @param root the directory or file of the file system that it shows
 * @param fileSystem the type of the file system, such as {@code ext4}
 * @param source the source as mountinfo shows it, often a device
 * @param options the options of the superblock, separated by commas
 * @param readOnly whether the mount is read-only
 */
public record MountRecord(
    int mountId,
    int parentId,
    PathBytes mountpoint,
    PathBytes root,
    PathBytes fileSystem,
    PathBytes source,
    PathBytes options,
    boolean readOnly) {}
