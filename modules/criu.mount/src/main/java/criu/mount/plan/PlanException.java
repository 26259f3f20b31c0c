package criu.mount.plan;

import criu.mount.model.Mount;

/** A tree that cannot be built; found before anything is mounted. */
public final class PlanException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a reason and the mount it is about. */
  public PlanException(Mount mount, String why) {
    super(mount.label() + ": " + why);
  }
}
