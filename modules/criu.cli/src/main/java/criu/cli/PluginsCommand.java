package criu.cli;

import criu.plugin.loader.PluginReport;
import java.io.IOException;
import java.util.List;
import joptsimple.OptionParser;

/** {@code criu-mount plugins}: lists what would be loaded, and what could not be. */
final class PluginsCommand implements Command {

  @Override
  public String name() {
    return "plugins";
  }

  @Override
  public String summary() {
    return "lists plugins in the order they are asked, and whether they can be loaded";
  }

  @Override
  public String synopsis() {
    return "[-L DIR]... [--plugin NAME]... [--plugin-native NAME]... [--json]";
  }

  @Override
  public String example() {
    return "criu-mount plugins";
  }

  @Override
  public void declare(OptionParser parser) {
    RunPlugins.declare(parser);
    parser.accepts("json", "prints the list as JSON");
  }

  @Override
  public ExitCode run(Invocation invocation) throws IOException, UsageException {
    try (RunPlugins plugins = RunPlugins.inspect(invocation)) {
      List<PluginReport> reports = plugins.loaded().reports();
      boolean json = invocation.has("json");
      invocation
          .console()
          .out()
          .print(json ? PluginListing.json(reports) : PluginListing.text(reports));
      boolean good = reports.stream().allMatch(report -> report.failed().isEmpty());
      return good ? ExitCode.DONE : ExitCode.FAILED;
    }
  }
}
