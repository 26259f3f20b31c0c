package criu.cli;

import criu.mount.image.ImageNames;
import criu.mount.restore.Restore;
import criu.mount.restore.RestoreOptions;
import criu.mount.restore.RestoredNamespace;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionParser;

/** {@code criu-mount restore}: brings a mount tree back. */
final class RestoreCommand implements Command {
  private static final String SHELL = "SHELL=";

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String summary() {
    return "builds the mount tree of images in a new mount namespace";
  }

  @Override
  public String synopsis() {
    return "-D DIR|ARCHIVE -r ROOT [--external mnt[KEY]:PATH]... [--external mnt[]] [-M"
        + " KEY:PATH]... [--oci-bundle DIR|ARCHIVE] [-L DIR] [--mntns-compat-mode] [--userns"
        + " PID|FILE] [--pin PATH] [-v[N]] [-o LOG] [-- COMMAND [ARG]...]";
  }

  @Override
  public String example() {
    return Examples.DUMP + "\ncriu-mount restore -D $d -r / --external 'mnt[]' -- findmnt";
  }

  @Override
  public String operands() {
    return "COMMAND";
  }

  @Override
  public void declare(OptionParser parser) {
    CommonOptions.declareRestore(parser);
    parser
        .accepts(
            "pin",
            "keeps the namespace as the file PATH, for nsenter --mount=PATH; several in a"
                + " directory")
        .withRequiredArg()
        .describedAs("PATH");
    parser.nonOptions("what to run inside; $SHELL without --pin");
  }

  @Override
  public ExitCode run(Invocation invocation) throws IOException, UsageException {
    Optional<Path> pin = invocation.value("pin").map(Invocation::path).map(Path::toAbsolutePath);
    try (RunPlugins plugins = RunPlugins.load(invocation)) {
      try (RestoredNamespace namespace = restore(invocation, plugins)) {
        invocation.log().info("restored " + namespace.tree().mounts().size() + " mounts");
        if (pin.isPresent()) {
          Pins.pin(invocation.kernel(), namespace, pin.get());
        }
        start(invocation, namespace, pin.isPresent());
      }
    }
    return ExitCode.DONE;
  }

  /** Images of an archive are removed before a command replaces this one. */
  private static RestoredNamespace restore(Invocation invocation, RunPlugins plugins)
      throws IOException, UsageException {
    try (ProgressLine progress = ProgressLine.of(invocation);
        Images images = invocation.images(ImageNames::tellsOfMounts, progress)) {
      RestoreOptions options = RestorePlanOptions.of(invocation, plugins, images);
      return new Restore(invocation.kernel(), options, progress, invocation.log()).run();
    }
  }

  private static void start(Invocation invocation, RestoredNamespace namespace, boolean pinned)
      throws IOException {
    List<RawString> environment = RawArguments.environment();
    List<RawString> command = invocation.arguments();
    if (command.isEmpty() && !pinned) {
      command = List.of(shell(environment));
    }
    if (!command.isEmpty()) {
      invocation.console().out().flush();
      namespace.exec(command, environment);
    }
  }

  private static RawString shell(List<RawString> environment) {
    return environment.stream()
        .filter(entry -> entry.startsWith(SHELL) && entry.length() > SHELL.length())
        .map(entry -> entry.substring(SHELL.length()))
        .findFirst()
        .orElse(new RawString("/bin/sh"));
  }
}
