package criu.cli;

import criu.cli.demo.Demo;
import criu.mount.render.TreeStyle;
import criu.mount.restore.RestoreOptions.Engine;
import java.io.IOException;
import joptsimple.OptionParser;

/** {@code criu-mount demo}: shows the round trip. */
final class DemoCommand implements Command {

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String summary() {
    return "shows a dump and a restore in a namespace of its own, and leaves nothing";
  }

  @Override
  public String synopsis() {
    return "[--mntns-compat-mode | --no-detached-trees]";
  }

  @Override
  public String example() {
    return "criu-mount demo";
  }

  @Override
  public void declare(OptionParser parser) {
    parser.accepts("mntns-compat-mode", "restores in place and in order, as CRIU's older engine");
    parser.accepts(
        "no-detached-trees", "restores as on kernels that cannot mount into detached trees");
  }

  @Override
  public ExitCode run(Invocation invocation) throws IOException {
    Engine engine = RestorePlanOptions.engine(invocation);
    TreeStyle style = invocation.console().unicode() ? TreeStyle.BOXES : TreeStyle.ASCII;
    try (TemporaryDirectory directory = TemporaryDirectory.make("criu-mount-demo")) {
      new Demo(invocation.kernel(), engine, invocation.console().out(), style)
          .run(directory.path());
    }
    invocation.console().out().println("7. The temporary directory is gone. The demo passed.");
    return ExitCode.DONE;
  }
}
