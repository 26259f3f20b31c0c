package criu.mount.model;

/**
 * A mount namespace of a checkpoint.
 *
 * @param id its number in the images
 * @param tree its mounts
 */
public record MountNamespace(int id, MountTree tree) {

  // Both are written out: a record's own are linked when they are first called.
  @Override
  public boolean equals(Object other) {
    return other instanceof MountNamespace namespace
        && id == namespace.id
        && tree.equals(namespace.tree);
  }

  @Override
  public int hashCode() {
    return id;
  }
}
