package criu.mount.dump;

import criu.mount.model.Mount;
import java.io.IOException;
import java.util.Map;

/** Mounts whose content cannot be reached; holds all of them. */
final class UnopenedMountsException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Map<Mount, IOException> failures;

  /**
   * Makes the exception.
   *
   * @param failures the mounts, at least one, each with why
   */
  UnopenedMountsException(Map<Mount, IOException> failures) {
    super(failures.values().iterator().next().getMessage());
    this.failures = failures;
  }

  /** Returns the mounts, each with why. */
  Map<Mount, IOException> failures() {
    return failures;
  }
}
