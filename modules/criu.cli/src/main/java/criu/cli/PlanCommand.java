package criu.cli;

import criu.mount.image.ImageNames;
import criu.mount.plan.Step;
import criu.mount.render.PlanRenderer;
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
        + " [--oci-bundle DIR|ARCHIVE] [--mntns-compat-mode] [--json]";
  }

  @Override
  public String example() {
    return "criu-mount plan -D /var/tmp/images -r /srv/root";
  }

  @Override
  public void declare(OptionParser parser) {
    CommonOptions.declareRestore(parser);
    parser.accepts("json", "prints the steps as JSON");
  }

  @Override
  public ExitCode run(Invocation invocation) throws IOException, UsageException {
    try (RunPlugins plugins = RunPlugins.load(invocation);
        Images images = invocation.images(ImageNames::tellsOfMounts)) {
      RestoreOptions options = RestorePlanOptions.of(invocation, plugins, images);
      Restore restore = new Restore(invocation.kernel(), options, text -> {});
      List<Step> steps = restore.plan();
      boolean json = invocation.has("json");
      invocation.console().out().print(json ? PlanRenderer.json(steps) : PlanRenderer.text(steps));
    }
    return ExitCode.DONE;
  }
}
