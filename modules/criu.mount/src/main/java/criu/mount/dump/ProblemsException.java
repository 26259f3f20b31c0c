package criu.mount.dump;

import criu.mount.rule.Problem;
import criu.mount.rule.Remedy;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A namespace cannot be dumped; holds every reason. */
public final class ProblemsException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  ProblemsException(int pid, List<Problem> problems) {
    super("dump: process " + pid + ": " + count(problems) + " against it");
    this.problems = problems;
  }

  /** Makes the exception for a process that cannot be dumped at all. */
  static ProblemsException of(int pid, String rule, String reason, Remedy... remedies) {
    Problem problem =
        new Problem(
            rule,
            Problem.Severity.ERROR,
            "process " + pid,
            pid,
            Optional.empty(),
            reason,
            List.of(remedies));
    return new ProblemsException(pid, List.of(problem));
  }

  private static String count(List<Problem> problems) {
    long errors = problems.stream().filter(Problem::isError).count();
    return errors == 1 ? "1 problem stands" : errors + " problems stand";
  }

  /** Returns every problem, at least one of which is an error. */
  public List<Problem> problems() {
    return problems;
  }
}
