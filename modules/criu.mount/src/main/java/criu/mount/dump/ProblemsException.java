package criu.mount.dump;

import java.io.IOException;
import java.util.List;

/** A namespace cannot be dumped; holds every reason. */
public final class ProblemsException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  ProblemsException(String subject, List<Problem> problems) {
    super("dump: " + subject + ": " + problems.size() + " mounts stand against it");
    this.problems = problems;
  }

  /** Returns every reason, at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
