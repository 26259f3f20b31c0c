package criu.syscall;

/**
 * What {@code statx(2)} tells of a file.
 *
 * @param kind the kind of file
 * @param mode the permission bits, 0 to 07777
 * @param uid the owner
 * @param gid the group
 * @param links how many names the file has
 * @param size the length in bytes
 * @param blocks the 512-byte blocks in use
 * @param inode the inode number
 * @param device the device of the superblock
 * @param special the device a device node stands for
 * @param mountId the id of the mount, as in mountinfo; 0 before Linux 5.8
 * @param mountRoot whether the file is the root of a mount; false before Linux 5.8
 * @param access the last access
 * @param modification the last change of the content
 */
public record FileStatus(
    FileKind kind,
    int mode,
    long uid,
    long gid,
    long links,
    long size,
    long blocks,
    long inode,
    Device device,
    Device special,
    long mountId,
    boolean mountRoot,
    FileTime access,
    FileTime modification) {}
