package criu.cli;

import criu.mount.dump.Conduct;
import criu.mount.dump.Dump;
import criu.mount.dump.DumpOptions;
import criu.mount.dump.DumpReport;
import criu.mount.render.ProblemRenderer;
import criu.mount.rule.Problem;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import joptsimple.OptionParser;

/** {@code criu-mount dump}: takes a checkpoint. */
final class DumpCommand implements Command {

  private static final String COMPRESS = "compress";

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
    return "-t PID -D DIR|--criu-images DIR [--external mnt[PATH]:KEY]... [--external mnt[]:ms] [-M"
        + " PATH:KEY]... [--oci-bundle DIR] [--skip-mnt PATH]... [--enable-external-masters]"
        + " [-L DIR] [--freeze] [--allow-changes] [--compress LEVEL] [-v[N]] [-o LOG]";
  }

  @Override
  public String example() {
    return Examples.DUMP;
  }

  @Override
  public void declare(OptionParser parser) {
    CommonOptions.declareDump(parser);
    CommonOptions.declareImages(parser);
    parser
        .accepts(
            DumpRequest.CRIU_IMAGES, "replaces the images of mounts in a dump of CRIU; without -D")
        .withRequiredArg()
        .describedAs("DIR");
    parser.accepts("freeze", "stops the cgroup of the process for the time of the dump");
    parser
        .accepts(COMPRESS, "the level of compression of content: 1, the fastest, unless given")
        .withRequiredArg()
        .describedAs("LEVEL");
    parser.accepts("allow-changes", "goes on, with a warning, when something changes meanwhile");
  }

  @Override
  public ExitCode run(Invocation invocation) throws IOException, UsageException {
    try (RunPlugins plugins = RunPlugins.load(invocation)) {
      DumpOptions options = DumpRequest.of(invocation, plugins, directory(invocation));
      say(dump(invocation, options), invocation);
    }
    return ExitCode.DONE;
  }

  private static DumpReport dump(Invocation invocation, DumpOptions options)
      throws IOException, UsageException {
    int level = level(invocation);
    try (ProgressLine progress = ProgressLine.of(invocation)) {
      Conduct conduct =
          new Conduct(invocation.has("freeze"), invocation.has("allow-changes"), level, progress);
      return new Dump(invocation.kernel(), options, conduct, invocation.log()).run();
    }
  }

  private static int level(Invocation invocation) throws UsageException {
    String given = invocation.value(COMPRESS).map(RawString::latin1).orElse("1");
    if (given.length() != 1 || given.charAt(0) < '0' || given.charAt(0) > '9') {
      throw new UsageException("--compress " + given + ": give a level from 0 to 9");
    }
    return given.charAt(0) - '0';
  }

  private static Path directory(Invocation invocation) throws UsageException {
    if (!invocation.has(DumpRequest.CRIU_IMAGES)) {
      return invocation.imagesDirectory();
    }
    if (invocation.has("D")) {
      throw new UsageException("give -D or --criu-images: one directory gets the images");
    }
    return invocation.directory(DumpRequest.CRIU_IMAGES, "give CRIU's images: --criu-images DIR");
  }

  private static void say(DumpReport report, Invocation invocation) {
    for (Problem warning : report.warnings()) {
      List<String> remedies = ProblemRenderer.lines(warning).stream().skip(1).toList();
      invocation.log().warning("dump: " + warning.which() + ": " + warning.reason(), remedies);
    }
    report.changes().forEach(change -> invocation.log().warning("dump: " + change));
    report
        .leftovers()
        .forEach(file -> invocation.log().warning("dump: " + file + " is of an unfinished dump"));
    int mounts = report.checkpoint().namespaces().getFirst().tree().mounts().size();
    invocation.log().info("dumped " + mounts + " mounts and the content of " + report.archives());
  }
}
