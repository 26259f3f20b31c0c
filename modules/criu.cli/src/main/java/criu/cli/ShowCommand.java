package criu.cli;

import criu.mount.dump.CheckReport;
import criu.mount.model.MountNamespace;
import criu.mount.render.ContainerRenderer;
import criu.mount.render.JsonRenderer;
import criu.mount.render.ProblemRenderer;
import criu.mount.render.TableColumn;
import criu.mount.render.TableRenderer;
import criu.mount.render.TreeRenderer;
import criu.mount.render.TreeStyle;
import criu.mount.render.dot.DotRenderer;
import criu.mount.render.html.TreePage;
import criu.mount.render.svg.SvgRenderer;
import criu.mount.render.view.View;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionParser;

/** {@code criu-mount show}: shows mount trees. */
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
    return "PID|DIR|ARCHIVE|FILE [--format tree|table|json|dot|svg|html] [-o COLUMN,...] [--ascii]"
        + " [--color WHEN] [--path PATH] [--type TYPE,...] [--peer-group NUMBER] [--external]"
        + " [--ns NUMBER] [--check [-M PATH:KEY]... [--oci-bundle DIR] [-L DIR]]";
  }

  @Override
  public String example() {
    return "criu-mount show $$";
  }

  @Override
  public String operands() {
    return "PID|DIR|FILE";
  }

  @Override
  public void declare(OptionParser parser) {
    parser
        .accepts("format", "what is printed")
        .withRequiredArg()
        .describedAs("tree|table|json|dot|svg|html")
        .defaultsTo("tree");
    parser
        .acceptsAll(List.of("o", "output"), "the columns of the table, named as by findmnt")
        .withRequiredArg()
        .describedAs("COLUMN,...");
    TerminalLook.declare(parser);
    ShowFilter.declare(parser);
    parser.accepts("check", "shows what stands against a dump, given these options of a dump:");
    CommonOptions.declareDumpByMaps(parser);
    parser.nonOptions("what to show");
  }

  @Override
  public boolean logsToFile() {
    return false; // -o names columns
  }

  @Override
  public ExitCode run(Invocation invocation) throws IOException, UsageException {
    if (invocation.arguments().size() != 1) {
      throw new UsageException(
          "expected one process id, images directory, checkpoint archive or mountinfo file");
    }
    ShowFormat format = ShowFormat.named(invocation.value("format").orElseThrow());
    List<TableColumn> columns = columns(invocation);
    TreeStyle style = TerminalLook.of(invocation);
    RawString name = invocation.arguments().getFirst();
    Subject subject = Subject.of(name, invocation);
    View view = view(invocation, name, subject);
    if (view.namespaces().isEmpty()) {
      invocation.log().warning("no mount is shown: none passes what is asked for");
    }
    Console console = invocation.console();
    switch (format) {
      case TREE ->
          console.out().print(header(subject) + TreeRenderer.tree(view, style) + problems(view));
      case TABLE ->
          console.out().print(header(subject) + TableRenderer.table(view, columns, style));
      case JSON -> console.printUtf8(JsonRenderer.json(view, subject.container()));
      case DOT -> console.printUtf8(DotRenderer.dot(view));
      case SVG -> console.printUtf8(SvgRenderer.svg(view));
      case HTML -> console.printUtf8(TreePage.html(view));
    }
    return ExitCode.DONE;
  }

  private static String header(Subject subject) {
    return subject.container().map(ContainerRenderer::text).orElse("");
  }

  private static View view(Invocation invocation, RawString name, Subject subject)
      throws IOException, UsageException {
    if (!invocation.has("check")) {
      return view(invocation, subject.title(), subject.namespaces(), Optional.empty());
    }
    if (!Subject.isPid(name)) {
      throw new UsageException("--check looks at a process: give its id");
    }
    CheckReport report = CheckRun.of(invocation, name);
    List<MountNamespace> namespaces =
        report.namespaces().isEmpty() ? subject.namespaces() : report.namespaces();
    return view(invocation, subject.title(), namespaces, Optional.of(report));
  }

  private static View view(
      Invocation invocation,
      String title,
      List<MountNamespace> namespaces,
      Optional<CheckReport> report)
      throws UsageException {
    return View.of(
        title,
        ShowFilter.wanted(invocation, namespaces),
        ShowFilter.of(invocation),
        report.map(CheckReport::problems));
  }

  private static String problems(View view) {
    StringBuilder text = new StringBuilder();
    view.problems().orElse(List.of()).stream()
        .flatMap(problem -> ProblemRenderer.lines(problem).stream())
        .forEach(line -> text.append(line).append('\n'));
    return text.isEmpty() ? "" : "\n" + text;
  }

  private static List<TableColumn> columns(Invocation invocation) throws UsageException {
    Optional<RawString> names = invocation.value("o");
    if (names.isEmpty()) {
      return TableRenderer.USUAL;
    }
    List<TableColumn> columns = new ArrayList<>();
    for (String name : names.get().latin1().split(",", -1)) {
      columns.add(
          TableColumn.named(name)
              .orElseThrow(() -> new UsageException("-o " + name + ": no such column")));
    }
    return columns;
  }
}
