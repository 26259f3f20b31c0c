package criu.mount.model;

/**
 * To whom a file or directory belongs, and what others may do with it; inode(7).
 *
 * @param mode the permission bits with set-user-ID, set-group-ID and the sticky bit
 * @param uid the owner, 32 bits without a sign
 * @param gid the group, 32 bits without a sign
 */
public record Ownership(int mode, long uid, long gid) {

  /** The bits of a mode. */
  public static final int MODE = 07777;
}
