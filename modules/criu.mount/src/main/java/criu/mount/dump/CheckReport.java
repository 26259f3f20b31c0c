package criu.mount.dump;

import criu.mount.model.MountNamespace;
import criu.mount.rule.Problem;
import java.util.List;

/**
 * What stands against a dump.
 *
 * @param pid the process
 * @param problems everything that was found, warnings included
 * @param namespaces the mounts with who would bring them back; empty when they could not be read
 */
public record CheckReport(int pid, List<Problem> problems, List<MountNamespace> namespaces) {

  /** Copies the lists. */
  public CheckReport {
    problems = List.copyOf(problems);
    namespaces = List.copyOf(namespaces);
  }

  /** Tells whether a dump would succeed. */
  public boolean isDumpable() {
    return problems.stream().noneMatch(Problem::isError);
  }
}
