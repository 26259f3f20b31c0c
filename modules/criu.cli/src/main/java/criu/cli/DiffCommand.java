package criu.cli;

import criu.mount.compare.Difference;
import criu.mount.compare.Tolerance;
import criu.mount.compare.TreeComparison;
import criu.mount.model.MountTree;
import criu.mount.render.DifferenceRenderer;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.List;
import joptsimple.OptionParser;

/** {@code criu-mount diff}: compares two mount trees. */
final class DiffCommand implements Command {

  @Override
  public String name() {
    return "diff";
  }

  @Override
  public String summary() {
    return "compares two mount trees";
  }

  @Override
  public String synopsis() {
    return "PID|DIR|ARCHIVE|FILE PID|DIR|ARCHIVE|FILE [--json]";
  }

  @Override
  public String example() {
    return "criu-mount diff /var/tmp/images 4711";
  }

  @Override
  public String operands() {
    return "PID|DIR|FILE";
  }

  @Override
  public void declare(OptionParser parser) {
    parser.accepts("json", "prints the differences as JSON");
    parser.nonOptions("the two to compare");
  }

  @Override
  public ExitCode run(Invocation invocation) throws IOException, UsageException {
    List<RawString> subjects = invocation.arguments();
    if (subjects.size() != 2) {
      throw new UsageException(
          "expected two process ids, images directories, checkpoint archives or mountinfo files");
    }
    List<Difference> differences =
        TreeComparison.compare(
            read(subjects.get(0), invocation), read(subjects.get(1), invocation), Tolerance.NONE);
    boolean json = invocation.has("json");
    invocation
        .console()
        .out()
        .print(json ? DifferenceRenderer.json(differences) : DifferenceRenderer.text(differences));
    return differences.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static MountTree read(RawString subject, Invocation invocation) throws IOException {
    return Subject.of(subject, invocation.shown()).tree();
  }
}
