package criu.mount.restore;

import java.io.IOException;
import java.util.List;

/** The kernel forbids steps of a restore in a user namespace; holds all of them. */
public final class ForbiddenException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient List<Refusal> refusals;

  ForbiddenException(RestoreOptions options, List<Refusal> refusals) {
    super(
        "restore: "
            + options.directory()
            + ": the kernel forbids "
            + refusals.size()
            + " steps in the user namespace");
    this.refusals = List.copyOf(refusals);
  }

  /** Returns every refusal, more than one. */
  public List<Refusal> refusals() {
    return refusals;
  }
}
