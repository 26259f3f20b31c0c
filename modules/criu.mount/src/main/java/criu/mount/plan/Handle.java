package criu.mount.plan;

import criu.mount.model.Mount;

/**
 * Names a mount that a plan has made and holds, before and after it stands in the tree.
 *
 * @param mountId the mount of the images it stands for
 * @param isSource whether it is kept aside, to be copied and dropped at the end
 */
public record Handle(int mountId, boolean isSource) {

  /** Returns the handle of a mount of the tree. */
  public static Handle of(Mount mount) {
    return new Handle(mount.id(), false);
  }

  /** Returns the handle of a mount that is copied to make {@code first} and others. */
  public static Handle sourceOf(Mount first) {
    return new Handle(first.id(), true);
  }

  @Override
  public String toString() {
    String number = Integer.toUnsignedString(mountId);
    return isSource ? "the source of mount " + number : "mount " + number;
  }
}
