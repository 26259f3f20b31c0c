package criu.mount.model;

import criu.syscall.RawString;

/**
 * A word of mountinfo that the parser does not know, such as {@code idmapped}. It is kept so that
 * someone can tell the user.
 *
 * @param mountId the mount
 * @param word the word as printed
 * @param place where it stands
 */
public record UnknownFlag(int mountId, RawString word, Place place) {

  /** A field of a mountinfo line. */
  public enum Place {
    /** The options of the mount. */
    MOUNT_OPTIONS("mount option"),
    /** The optional fields, where propagation stands. */
    OPTIONAL_FIELDS("optional field");

    private final String text;

    Place(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Returns what is unknown as a message says it. */
  @Override
  public String toString() {
    return "unknown " + place + " " + word + " of mount " + Integer.toUnsignedString(mountId);
  }
}
