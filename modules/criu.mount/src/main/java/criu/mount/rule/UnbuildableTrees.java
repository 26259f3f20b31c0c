package criu.mount.rule;

import criu.mount.model.Mount;
import criu.mount.model.RawPaths;
import criu.mount.plan.DetachedPlanner;
import criu.mount.plan.PlanException;
import criu.mount.plan.PlanInput;
import criu.syscall.RawString;
import java.util.HashMap;
import java.util.Map;

/** Mounts of which each can be brought back, but not all of them together. */
final class UnbuildableTrees implements Rule {

  @Override
  public String name() {
    return "no-plan";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Map<Integer, RawString> externals = new HashMap<>();
    for (Mount mount : subject.forest().mounts()) {
      if (mount.origin().isOutside()) {
        externals.put(mount.id(), RawPaths.ROOT);
      }
    }
    try {
      DetachedPlanner.check(new PlanInput(subject.forest(), RawPaths.ROOT, externals, true));
    } catch (PlanException e) {
      findings.error(
          "process " + subject.pid(),
          "a restore could not build the tree: " + e.getMessage(),
          Remedy.words("make the mount private or external, as the reason suggests"));
    }
  }
}
