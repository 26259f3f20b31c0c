package criu.mount.model;

import criu.syscall.RawString;

/**
 * One mount of a namespace.
 *
 * @param id the mount id, unique over all namespaces of a checkpoint
 * @param parentId the id of the mount it is mounted on; for the root mount an id that is not in the
 *     namespace, or its own
 * @param mountpoint where it is mounted: absolute in its namespace, {@code /} for the root mount
 * @param root the file or directory of the superblock that it shows, {@code /} for all of it
 * @param flags the per-mount flags, without propagation
 * @param sharing its peer group, master group and whether it can be bound
 * @param superblock the file system it shows
 * @param rootDeleted whether {@code root} was unlinked
 * @param origin who brings it back
 */
public record Mount(
    int id,
    int parentId,
    RawString mountpoint,
    RawString root,
    MountFlags flags,
    Sharing sharing,
    Superblock superblock,
    boolean rootDeleted,
    Origin origin) {

  /** Returns the same mount brought back by someone else. */
  public Mount withOrigin(Origin other) {
    return new Mount(
        id, parentId, mountpoint, root, flags, sharing, superblock, rootDeleted, other);
  }

  /** Returns the same mount with another source written down. */
  public Mount withSource(RawString source) {
    return withSuperblock(
        new Superblock(
            superblock.device(),
            superblock.type(),
            source,
            superblock.flags(),
            superblock.options()));
  }

  /** Returns the same mount as one of a file system that is told of in other words. */
  public Mount withSuperblock(Superblock other) {
    return new Mount(id, parentId, mountpoint, root, flags, sharing, other, rootDeleted, origin);
  }

  /** Returns the same mount with other flags. */
  public Mount withFlags(MountFlags other) {
    return new Mount(
        id, parentId, mountpoint, root, other, sharing, superblock, rootDeleted, origin);
  }

  /** Tells whether this mount shows its whole superblock. */
  public boolean showsWholeSuperblock() {
    return root.is("/");
  }

  @Override
  public int hashCode() {
    return id;
  }

  /** Returns the mount as messages name it: its id and mountpoint. */
  public String label() {
    return "mount " + Integer.toUnsignedString(id) + " at " + mountpoint;
  }
}
