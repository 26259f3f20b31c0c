package criu.plugin;

/**
 * What a plugin says of a mount at restore. Made by {@link ExternalMountPlugin#restore} on the
 * thread of that call; never null. An answer that is not true fails the restore, and names the
 * plugin.
 */
public sealed interface RestoreVerdict {

  /** Another plugin may have it. Nothing may have been made for it. */
  record NotMine() implements RestoreVerdict {}

  /**
   * The mount stands at the target.
   *
   * @param kind what it is mounted on, never null
   */
  record Mounted(TargetKind kind) implements RestoreVerdict {}

  /** Returns the answer that passes the mount on. */
  static RestoreVerdict notMine() {
    return new NotMine();
  }

  /** Returns the answer that the mount stands on a file. */
  static RestoreVerdict mountedFile() {
    return new Mounted(TargetKind.FILE);
  }

  /** Returns the answer that the mount stands on a directory. */
  static RestoreVerdict mountedDirectory() {
    return new Mounted(TargetKind.DIRECTORY);
  }
}
