package criu.plugin;

/** What a plugin says of a mount at dump. */
public sealed interface DumpVerdict {

  /** Another plugin may have it. */
  record NotMine() implements DumpVerdict {}

  /** This plugin will bring it back at restore. */
  record Claimed() implements DumpVerdict {}

  /** Returns the answer that passes the mount on. */
  static DumpVerdict notMine() {
    return new NotMine();
  }

  /** Returns the answer that takes the mount. */
  static DumpVerdict claimed() {
    return new Claimed();
  }
}
