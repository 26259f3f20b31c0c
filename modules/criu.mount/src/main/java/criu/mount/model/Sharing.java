package criu.mount.model;

/**
 * The propagation of a mount; see mount_namespaces(7).
 *
 * @param groupId the peer group it belongs to, 0 when it is not shared
 * @param masterId the peer group it is a slave of, 0 when it is none
 * @param unbindable whether it cannot be the source of a bind
 */
public record Sharing(int groupId, int masterId, boolean unbindable) {

  /** The sharing of a private mount. */
  public static final Sharing PRIVATE = new Sharing(0, 0, false);

  /** Tells whether the mount is in a peer group. */
  public boolean isShared() {
    return groupId != 0;
  }

  /** Tells whether the mount has a master. */
  public boolean isSlave() {
    return masterId != 0;
  }

  /** Returns the words of findmnt for this propagation. */
  @Override
  public String toString() {
    String words =
        isShared()
            ? (isSlave() ? "shared:" + groupId + ",slave:" + masterId : "shared:" + groupId)
            : (isSlave() ? "private,slave:" + masterId : "private");
    return unbindable ? words + ",unbindable" : words;
  }
}
