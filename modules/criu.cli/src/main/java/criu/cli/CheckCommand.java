package criu.cli;

import criu.mount.dump.CheckReport;
import criu.mount.render.ProblemRenderer;
import java.io.IOException;
import joptsimple.OptionParser;

/** {@code criu-mount check}: says beforehand what stands against a dump. */
final class CheckCommand implements Command {

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String summary() {
    return "says what stands against a dump, and what mends it";
  }

  @Override
  public String synopsis() {
    return "-t PID [-D DIR] [--external mnt[PATH]:KEY]... [--external mnt[]:ms] [-M PATH:KEY]..."
        + " [--oci-bundle DIR] [--skip-mnt PATH]... [--enable-external-masters] [-L DIR] [--json]";
  }

  @Override
  public String example() {
    return Examples.PROCESS + "\ncriu-mount check -t $! --external 'mnt[]:ms'";
  }

  @Override
  public void declare(OptionParser parser) {
    CommonOptions.declareDump(parser);
    CommonOptions.declareImages(parser);
    parser.accepts("json", "prints JSON");
  }

  @Override
  public ExitCode run(Invocation invocation) throws IOException, UsageException {
    CheckReport found =
        CheckRun.of(invocation, invocation.required("t", "give the process: -t PID"));
    print(found, invocation);
    return found.isDumpable() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static void print(CheckReport found, Invocation invocation) {
    String text =
        invocation.has("json")
            ? ProblemRenderer.json(found.pid(), found.problems())
            : ProblemRenderer.text(found.pid(), found.problems());
    invocation.console().out().print(text);
  }
}
