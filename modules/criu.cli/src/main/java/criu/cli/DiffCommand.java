package criu.cli;

import criu.mount.compare.ChangedMount;
import criu.mount.compare.UnifiedTree;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.render.DifferenceJson;
import criu.mount.render.DifferenceRenderer;
import criu.mount.render.TreeStyle;
import criu.mount.render.html.DiffPage;
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
    return "PID|DIR|ARCHIVE|FILE PID|DIR|ARCHIVE|FILE [--format text|json|html] [--json]"
        + " [--ascii] [--color WHEN]";
  }

  @Override
  public String example() {
    return "unshare -m sh -c 'mount -t tmpfs new /mnt; exec sleep 60' & sleep 1\n"
        + "criu-mount diff $$ $!";
  }

  @Override
  public String operands() {
    return "PID|DIR|FILE";
  }

  @Override
  public void declare(OptionParser parser) {
    ReportFormat.declare(parser);
    TerminalLook.declare(parser);
    parser.nonOptions("the two to compare");
  }

  @Override
  public ExitCode run(Invocation invocation) throws IOException, UsageException {
    List<RawString> subjects = invocation.arguments();
    if (subjects.size() != 2) {
      throw new UsageException(
          "expected two process ids, images directories, checkpoint archives or mountinfo files");
    }
    ReportFormat format = ReportFormat.of(invocation);
    TreeStyle style = TerminalLook.of(invocation);
    Subject before = Subject.of(subjects.get(0), invocation);
    Subject after = Subject.of(subjects.get(1), invocation);
    List<ChangedMount> roots = compared(before.namespaces(), after.namespaces());
    Console console = invocation.console();
    switch (format) {
      case TEXT -> console.out().print(DifferenceRenderer.text(roots, style));
      case JSON -> console.printUtf8(DifferenceJson.changes(before.title(), after.title(), roots));
      case HTML -> console.printUtf8(DiffPage.html(before.title(), after.title(), roots));
    }
    return UnifiedTree.areSame(roots) ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** Compares all namespaces if both have as many, and else those of the root tasks. */
  private static List<ChangedMount> compared(
      List<MountNamespace> before, List<MountNamespace> after) {
    int count = before.size() == after.size() ? before.size() : 1;
    return UnifiedTree.of(trees(before, count), trees(after, count));
  }

  private static List<MountTree> trees(List<MountNamespace> namespaces, int count) {
    return namespaces.stream().limit(count).map(MountNamespace::tree).toList();
  }
}
