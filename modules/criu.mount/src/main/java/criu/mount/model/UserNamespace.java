package criu.mount.model;

/**
 * A user namespace; user_namespaces(7).
 *
 * @param id its number in the images
 * @param uids its user ids
 * @param gids its group ids
 */
public record UserNamespace(int id, IdMap uids, IdMap gids) {

  /** Tells whether ids are the same inside and outside. */
  public boolean isIdentity() {
    return uids.isIdentity() && gids.isIdentity();
  }
}
