package criu.mount.rule;

import criu.mount.model.Mount;
import criu.mount.rule.Problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes what one rule finds. */
public final class Findings {
  private final String rule;
  private final Subject subject;
  private final List<Problem> found = new ArrayList<>();

  /**
   * Begins the findings of a rule.
   *
   * @param rule its name
   * @param subject what it looks at
   */
  public Findings(String rule, Subject subject) {
    this.rule = rule;
    this.subject = subject;
  }

  /** Reports a mount that stands against a dump. */
  public void error(Mount mount, String reason, Remedy... remedies) {
    add(Severity.ERROR, mount, reason, List.of(remedies));
  }

  /** Reports a mount that stands against a dump. */
  public void error(Mount mount, String reason, List<Remedy> remedies) {
    add(Severity.ERROR, mount, reason, remedies);
  }

  /** Reports something else that stands against a dump, such as an option. */
  public void error(String which, String reason, Remedy... remedies) {
    add(Severity.ERROR, which, reason, List.of(remedies));
  }

  /** Reports a mount that will not come back as it is. */
  public void warning(Mount mount, String reason, Remedy... remedies) {
    add(Severity.WARNING, mount, reason, List.of(remedies));
  }

  /** Reports something else that will not come back as it is. */
  public void warning(String which, String reason, Remedy... remedies) {
    add(Severity.WARNING, which, reason, List.of(remedies));
  }

  private void add(Severity severity, Mount mount, String reason, List<Remedy> remedies) {
    int pid = subject.pid(mount);
    String of = subject.isMain(mount) ? "" : " of process " + pid;
    found.add(
        new Problem(rule, severity, mount.label() + of, pid, Optional.of(mount), reason, remedies));
  }

  private void add(Severity severity, String which, String reason, List<Remedy> remedies) {
    found.add(
        new Problem(rule, severity, which, subject.pid(), Optional.empty(), reason, remedies));
  }

  /** Returns what was reported, in the order of the reports. */
  public List<Problem> problems() {
    return List.copyOf(found);
  }
}
