package criu.mount.model;

/**
 * What is wanted of the links between mounts of the tree and mounts of the host.
 *
 * @param peers whether external mounts may be in peer groups of the host ({@code
 *     --enable-external-sharing})
 * @param masters whether they may be slaves of such ({@code --enable-external-masters})
 */
public record OutsideSharing(boolean peers, boolean masters) {

  /** Nothing of the kind. */
  public static final OutsideSharing NONE = new OutsideSharing(false, false);
}
