package criu.mount.plan;

import criu.mount.model.Mount;
import java.util.Optional;

/** A tree that cannot be built; found before anything is mounted. */
public final class PlanException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Optional<String> remedy;

  /** Makes the exception with a reason and the mount it is about. */
  public PlanException(Mount mount, String why) {
    this(mount, why, Optional.empty());
  }

  /** Makes the exception with a line that says what the user can do. */
  public PlanException(Mount mount, String why, String remedy) {
    this(mount, why, Optional.of(remedy));
  }

  private PlanException(Mount mount, String why, Optional<String> remedy) {
    super(mount.label() + ": " + why);
    this.remedy = remedy;
  }

  /** Returns what the user can do, where there is something. */
  public Optional<String> remedy() {
    return remedy;
  }
}
