package criu.cli;

import criu.plugin.loader.LoadedPlugin;
import criu.plugin.loader.LoadedPlugins;
import java.io.IOException;
import joptsimple.OptionParser;

/** {@code criu-mount plugins}: lists what would be loaded. */
final class PluginsCommand implements Command {

  @Override
  public String name() {
    return "plugins";
  }

  @Override
  public String summary() {
    return "lists the plugins in a directory, in the order they are asked";
  }

  @Override
  public String synopsis() {
    return "-L DIR";
  }

  @Override
  public String example() {
    return "criu-mount plugins -L /etc/criu-mount/plugins";
  }

  @Override
  public void declare(OptionParser parser) {
    parser.accepts("L", "the directory").withRequiredArg().describedAs("DIR");
  }

  @Override
  public ExitCode run(Invocation invocation) throws IOException, UsageException {
    invocation.required("L", "give the plugin directory: -L DIR");
    try (LoadedPlugins plugins = CommonOptions.plugins(invocation)) {
      for (LoadedPlugin plugin : plugins.plugins()) {
        invocation
            .console()
            .out()
            .println(plugin.name() + "  " + plugin.module() + "  " + plugin.entry());
      }
    }
    return ExitCode.DONE;
  }
}
