package criu.cli;

import criu.mount.image.ImageNames;
import criu.mount.plan.Step;
import criu.mount.render.PlanRenderer;
import criu.mount.render.html.PlanPage;
import criu.mount.restore.Restore;
import criu.mount.restore.RestoreOptions;
import java.io.IOException;
import java.util.List;
import joptsimple.OptionParser;

/** {@code criu-mount plan}: prints what a restore would do. */
final class PlanCommand implements Command {

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public String summary() {
    return "prints the steps a restore would carry out";
  }

  @Override
  public String synopsis() {
    return "-D DIR|ARCHIVE -r ROOT [--external mnt[KEY]:PATH]... [--external mnt[]] [-M KEY:PATH]..."
        + " [--oci-bundle DIR|ARCHIVE] [--mntns-compat-mode] [--format text|json|html]";
  }

  @Override
  public String example() {
    return Examples.DUMP + "\ncriu-mount plan -D $d -r / --external 'mnt[]'";
  }

  @Override
  public void declare(OptionParser parser) {
    CommonOptions.declareRestore(parser);
    ReportFormat.declare(parser);
  }

  @Override
  public ExitCode run(Invocation invocation) throws IOException, UsageException {
    ReportFormat format = ReportFormat.of(invocation);
    List<Step> steps = steps(invocation);
    Console console = invocation.console();
    switch (format) {
      case TEXT -> console.out().print(PlanRenderer.text(steps));
      case JSON -> console.printUtf8(PlanRenderer.json(steps));
      case HTML -> console.printUtf8(PlanPage.html(title(invocation), steps));
    }
    return ExitCode.DONE;
  }

  private static List<Step> steps(Invocation invocation) throws IOException, UsageException {
    try (RunPlugins plugins = RunPlugins.load(invocation);
        ProgressLine progress = ProgressLine.of(invocation);
        Images images = invocation.images(ImageNames::tellsOfMounts, progress)) {
      RestoreOptions options = RestorePlanOptions.of(invocation, plugins, images);
      return new Restore(invocation.kernel(), options, progress, text -> {}).plan();
    }
  }

  private static String title(Invocation invocation) throws UsageException {
    return "restore of " + invocation.required("D", "give the images directory: -D DIR");
  }
}
