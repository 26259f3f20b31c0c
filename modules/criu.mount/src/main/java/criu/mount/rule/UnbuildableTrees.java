package criu.mount.rule;

import criu.mount.plan.DetachedPlanner;
import criu.mount.plan.PlanException;
import criu.mount.plan.PlanInput;

/** Mounts of which each can be brought back, but not all of them together. */
final class UnbuildableTrees implements Rule {

  @Override
  public String name() {
    return "no-plan";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    try {
      DetachedPlanner.check(PlanInput.withoutPaths(subject.forest()));
    } catch (PlanException e) {
      findings.error(
          "process " + subject.pid(),
          "a restore could not build the tree: " + e.getMessage(),
          Remedy.words("make the mount private or external, as the reason suggests"));
    }
  }
}
