package criu.plugin;

/**
 * What a plugin says of a mount at dump. Made by {@link ExternalMountPlugin#dump} on the thread of
 * that call; never null.
 */
public sealed interface DumpVerdict {

  /** Another plugin may have it. */
  record NotMine() implements DumpVerdict {}

  /**
   * This plugin will bring it back at restore.
   *
   * @param withContent whether criu-mount archives the files and directories of the mount, for
   *     {@link MountOperations#unpackContent} at restore
   */
  record Claimed(boolean withContent) implements DumpVerdict {}

  /** Returns the answer that passes the mount on. */
  static DumpVerdict notMine() {
    return new NotMine();
  }

  /** Returns the answer that takes the mount. */
  static DumpVerdict claimed() {
    return new Claimed(false);
  }

  /**
   * Returns the answer that takes the mount, and has its content archived with the images: all that
   * the directory that it shows holds, without what is mounted below. The archive is made after all
   * plugins were asked, from a private copy of the namespace.
   */
  static DumpVerdict claimedWithContent() {
    return new Claimed(true);
  }
}
