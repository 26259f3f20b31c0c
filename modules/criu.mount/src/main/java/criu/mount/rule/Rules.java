package criu.mount.rule;

import java.util.ArrayList;
import java.util.List;

/** All rules. */
public final class Rules {

  /** In the order in which what they find is shown. */
  private static final List<Rule> ALL =
      List.of(
          new UnusedKeys(),
          new UnusedDevices(),
          new StackedKeys(),
          new MissingSources(),
          new LiveAutofs(),
          new OwnInstances(),
          new LostContent(),
          new ProcessFiles(),
          new UnreachableMasters(),
          new MappedIds(),
          new DeletedMountpoints(),
          new SharedPlaces(),
          new RelativeLayers(),
          new LostLayers(),
          new UnknownWords());

  /** The rule that makes sense only when no other has an error. */
  private static final Rule LAST = new UnbuildableTrees();

  private Rules() {}

  /** Returns everything that any rule finds. */
  public static List<Problem> check(Subject subject) {
    List<Problem> problems = new ArrayList<>();
    for (Rule rule : ALL) {
      problems.addAll(check(rule, subject));
    }
    if (problems.stream().noneMatch(Problem::isError)) {
      problems.addAll(check(LAST, subject));
    }
    return List.copyOf(problems);
  }

  private static List<Problem> check(Rule rule, Subject subject) {
    Findings findings = new Findings(rule.name(), subject);
    rule.check(subject, findings);
    return findings.problems();
  }
}
