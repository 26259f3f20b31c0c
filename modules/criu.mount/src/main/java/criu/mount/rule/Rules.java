package criu.mount.rule;

import java.util.ArrayList;
import java.util.List;

/** All rules. */
public final class Rules {

  /** In the order in which what they find is shown. */
  private static final List<Rule> ALL =
      List.of(new UnusedKeys(), new MissingSources(), new UnreachableMasters());

  private Rules() {}

  /** Returns everything that any rule finds. */
  public static List<Problem> check(Subject subject) {
    List<Problem> problems = new ArrayList<>();
    for (Rule rule : ALL) {
      Findings findings = new Findings(rule.name());
      rule.check(subject, findings);
      problems.addAll(findings.problems());
    }
    return List.copyOf(problems);
  }
}
