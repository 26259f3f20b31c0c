package criu.mount.restore;

import criu.mount.compare.Difference;
import java.io.IOException;
import java.util.List;

/** A restored namespace is not as its images have it. */
public final class DifferenceException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient List<Difference> differences;

  DifferenceException(List<Difference> differences) {
    super(
        "restore: compare with the images: "
            + differences.size()
            + (differences.size() == 1 ? " difference" : " differences"));
    this.differences = differences;
  }

  /** Returns every difference, at least one. */
  public List<Difference> differences() {
    return differences;
  }
}
