package criu.mount.rule;

import criu.mount.model.Mount;
import criu.mount.rule.Problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes what one rule finds. */
public final class Findings {
  private final String rule;
  private final List<Problem> found = new ArrayList<>();

  /**
   * Begins the findings of a rule.
   *
   * @param rule its name
   */
  public Findings(String rule) {
    this.rule = rule;
  }

  /** Reports a mount that stands against a dump. */
  public void error(Mount mount, String reason, Remedy... remedies) {
    add(Severity.ERROR, mount.label(), Optional.of(mount), reason, remedies);
  }

  /** Reports something else that stands against a dump, such as an option. */
  public void error(String which, String reason, Remedy... remedies) {
    add(Severity.ERROR, which, Optional.empty(), reason, remedies);
  }

  /** Reports a mount that will not come back as it is. */
  public void warning(Mount mount, String reason, Remedy... remedies) {
    add(Severity.WARNING, mount.label(), Optional.of(mount), reason, remedies);
  }

  /** Reports something else that will not come back as it is. */
  public void warning(String which, String reason, Remedy... remedies) {
    add(Severity.WARNING, which, Optional.empty(), reason, remedies);
  }

  private void add(
      Severity severity, String which, Optional<Mount> mount, String reason, Remedy... remedies) {
    found.add(new Problem(rule, severity, which, mount, reason, List.of(remedies)));
  }

  /** Returns what was reported, in the order of the reports. */
  public List<Problem> problems() {
    return List.copyOf(found);
  }
}
