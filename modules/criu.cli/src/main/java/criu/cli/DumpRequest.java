package criu.cli;

import criu.mount.dump.DumpOptions;
import criu.mount.external.ExternalMounts;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Path;

/** Turns the command line of dump and check into what to dump. */
final class DumpRequest {

  /** The option that names a directory with images that CRIU wrote. */
  static final String CRIU_IMAGES = "criu-images";

  private DumpRequest() {}

  static DumpOptions of(Invocation invocation, RunPlugins plugins, Path directory)
      throws IOException, UsageException {
    RawString task = invocation.required("t", "give the process: -t PID");
    return of(invocation, plugins, directory, task);
  }

  /** The same for a process that is named otherwise than by {@code -t}. */
  static DumpOptions of(Invocation invocation, RunPlugins plugins, Path directory, RawString task)
      throws IOException, UsageException {
    ExternalMounts externals = CommonOptions.externals(invocation);
    return new DumpOptions(
        Invocation.pid(task),
        directory,
        invocation.has(CRIU_IMAGES),
        externals,
        CommonOptions.fileSystems(invocation),
        plugins.chain(),
        CommonOptions.outsideSharing(invocation, externals),
        invocation.values("skip-mnt"),
        CommonOptions.bundle(invocation));
  }
}
