package criu.cli;

import criu.mount.model.MountTree;
import criu.mount.render.ContainerRenderer;
import criu.mount.render.JsonRenderer;
import criu.mount.render.TableRenderer;
import criu.mount.render.TreeRenderer;
import criu.mount.render.TreeStyle;
import java.io.IOException;
import joptsimple.OptionParser;

/** {@code criu-mount show}: shows a mount tree. */
final class ShowCommand implements Command {

  @Override
  public String name() {
    return "show";
  }

  @Override
  public String summary() {
    return "shows the mounts of a process, of images, of an archive or of a mountinfo file";
  }

  @Override
  public String synopsis() {
    return "PID|DIR|ARCHIVE|FILE [--format tree|table|json] [--ascii]";
  }

  @Override
  public String example() {
    return "criu-mount show 1";
  }

  @Override
  public String operands() {
    return "PID|DIR|FILE";
  }

  @Override
  public void declare(OptionParser parser) {
    parser
        .accepts("format", "tree, table or json")
        .withRequiredArg()
        .describedAs("FORMAT")
        .defaultsTo("tree");
    parser.accepts("ascii", "draws with ASCII only");
    parser.nonOptions("what to show");
  }

  @Override
  public ExitCode run(Invocation invocation) throws IOException, UsageException {
    if (invocation.arguments().size() != 1) {
      throw new UsageException(
          "expected one process id, images directory, checkpoint archive or mountinfo file");
    }
    Subject subject = Subject.of(invocation.arguments().getFirst(), invocation.shown());
    MountTree tree = subject.tree();
    String format = invocation.value("format").map(Object::toString).orElse("tree");
    boolean ascii = invocation.has("ascii") || !invocation.console().unicode();
    invocation
        .console()
        .out()
        .print(
            switch (format) {
              case "tree" ->
                  header(subject)
                      + TreeRenderer.tree(tree, ascii ? TreeStyle.ASCII : TreeStyle.BOXES);
              case "table" -> header(subject) + TableRenderer.table(tree);
              case "json" -> JsonRenderer.json(tree, subject.container());
              default -> throw new UsageException("--format " + format + ": no such format");
            });
    return ExitCode.DONE;
  }

  private static String header(Subject subject) {
    return subject.container().map(ContainerRenderer::text).orElse("");
  }
}
