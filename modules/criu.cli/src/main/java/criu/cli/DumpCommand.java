package criu.cli;

import criu.mount.dump.Dump;
import criu.mount.dump.DumpOptions;
import criu.mount.dump.DumpReport;
import criu.mount.rule.Problem;
import criu.plugin.loader.LoadedPlugins;
import java.io.IOException;
import joptsimple.OptionParser;

/** {@code criu-mount dump}: takes a checkpoint. */
final class DumpCommand implements Command {

  @Override
  public String name() {
    return "dump";
  }

  @Override
  public String summary() {
    return "writes the mount tree of a process as images";
  }

  @Override
  public String synopsis() {
    return "-t PID -D DIR [--external mnt[PATH]:KEY]... [--external mnt[]:ms] [-M PATH:KEY]..."
        + " [--oci-bundle DIR] [--skip-mnt PATH]... [--enable-external-masters] [-L DIR] [-v[N]]"
        + " [-o LOG]";
  }

  @Override
  public String example() {
    return "criu-mount dump -t 4711 -D /var/tmp/images --external 'mnt[/data]:data'";
  }

  @Override
  public void declare(OptionParser parser) {
    CommonOptions.declareDump(parser);
    CommonOptions.declareImages(parser);
  }

  @Override
  public ExitCode run(Invocation invocation) throws IOException, UsageException {
    try (LoadedPlugins plugins = CommonOptions.plugins(invocation)) {
      DumpOptions options = DumpRequest.of(invocation, plugins, invocation.imagesDirectory());
      DumpReport report = new Dump(invocation.kernel(), options, invocation.log()::info).run();
      say(report, invocation);
    }
    return ExitCode.DONE;
  }

  private static void say(DumpReport report, Invocation invocation) {
    for (Problem warning : report.warnings()) {
      invocation.log().warning("dump: " + warning.which() + ": " + warning.reason());
    }
    int mounts = report.checkpoint().namespaces().getFirst().tree().mounts().size();
    invocation.log().info("dumped " + mounts + " mounts and the content of " + report.archives());
  }
}
