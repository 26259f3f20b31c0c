package criu.mount.compare;

/**
 * One property in which two trees differ.
 *
 * @param mount the mount, as {@link criu.mount.model.Mount#label()} names it: that of the tree
 *     before, or of the tree after when only that has it
 * @param property what differs
 * @param before how it was
 * @param after how it is now
 */
public record Difference(String mount, Property property, String before, String after) {

  /** What can differ. */
  public enum Property {
    /** A mount is missing or was not there before. */
    PRESENCE("mount"),
    /** Where it is mounted, in one live namespace at two times. */
    MOUNTPOINT("mountpoint"),
    /** On which mount, in one live namespace at two times. */
    PARENT("parent"),
    /** The type of the file system. */
    TYPE("file system type"),
    /** The source of the file system. */
    SOURCE("source"),
    /** The part of the file system that is shown. */
    ROOT("root"),
    /** Whether that part was unlinked. */
    ROOT_DELETED("deleted root"),
    /** The flags of the mount. */
    MOUNT_FLAGS("mount flags"),
    /** The flags of the superblock. */
    SUPERBLOCK_FLAGS("superblock flags"),
    /** The other options of the superblock. */
    SUPERBLOCK_OPTIONS("superblock options"),
    /** Which mounts share a superblock. */
    SUPERBLOCK("superblock"),
    /** Whether the mount cannot be bound. */
    UNBINDABLE("unbindable"),
    /** Which mounts are peers. */
    PEER_GROUP("peer group"),
    /** Whose slave the mount is. */
    MASTER("master group");

    private final String text;

    Property(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Returns the difference in one line. */
  @Override
  public String toString() {
    return mount + ": " + property + ": before " + before + ", after " + after;
  }
}
