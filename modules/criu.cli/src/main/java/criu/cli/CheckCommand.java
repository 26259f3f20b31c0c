package criu.cli;

import criu.mount.dump.CheckReport;
import criu.mount.dump.Dump;
import criu.mount.dump.DumpOptions;
import criu.mount.external.PluginChain;
import criu.plugin.loader.LoadedPlugins;
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
    return "-t PID [--external mnt[PATH]:KEY]... [-L DIR]";
  }

  @Override
  public String example() {
    return "criu-mount check -t 4711";
  }

  @Override
  public void declare(OptionParser parser) {
    CommonOptions.declareDump(parser);
  }

  @Override
  public ExitCode run(Invocation invocation) throws IOException, UsageException {
    int pid = Invocation.pid(invocation.required("t", "give the process: -t PID"));
    try (LoadedPlugins plugins = CommonOptions.plugins(invocation);
        TemporaryDirectory directory = TemporaryDirectory.make("criu-mount-check")) {
      PluginChain chain = CommonOptions.chain(plugins);
      DumpOptions options =
          new DumpOptions(pid, directory.path(), CommonOptions.externals(invocation), chain);
      CheckReport found = new Dump(invocation.kernel(), options, text -> {}).check();
      found.problems().forEach(new Failures(invocation.console())::problem);
      return found.isDumpable() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }
}
