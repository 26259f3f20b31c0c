package criu.cli;

import criu.mount.dump.CheckReport;
import criu.mount.dump.Conduct;
import criu.mount.dump.Dump;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Path;

/** Looks for what stands against a dump, as check and show do. */
final class CheckRun {

  private CheckRun() {}

  /**
   * Looks at a process by the options of a dump.
   *
   * @param task the process id as it was given
   */
  static CheckReport of(Invocation invocation, RawString task) throws IOException, UsageException {
    try (RunPlugins plugins = RunPlugins.load(invocation);
        TemporaryDirectory directory = TemporaryDirectory.make("criu-mount-check");
        ProgressLine progress = ProgressLine.of(invocation)) {
      Path images = invocation.has("D") ? invocation.imagesDirectory() : directory.path();
      return new Dump(
              invocation.kernel(),
              DumpRequest.of(invocation, plugins, images, task),
              Conduct.STRICT.toldTo(progress),
              invocation.log())
          .check();
    }
  }
}
