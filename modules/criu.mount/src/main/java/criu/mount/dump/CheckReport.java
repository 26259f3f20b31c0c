package criu.mount.dump;

import criu.mount.rule.Problem;
import java.util.List;

/**
 * What stands against a dump.
 *
 * @param pid the process
 * @param problems everything that was found, warnings included
 */
public record CheckReport(int pid, List<Problem> problems) {

  /** Copies the problems. */
  public CheckReport {
    problems = List.copyOf(problems);
  }

  /** Tells whether a dump would succeed. */
  public boolean isDumpable() {
    return problems.stream().noneMatch(Problem::isError);
  }
}
