package criu.plugins.hostpath;

import criu.plugin.DumpRequest;
import criu.plugin.DumpVerdict;
import criu.plugin.ExternalMountPlugin;
import criu.plugin.MountOperations;
import criu.plugin.PathBytes;
import criu.plugin.PluginContext;
import criu.plugin.RestoreRequest;
import criu.plugin.RestoreVerdict;
import criu.plugin.Stage;
import criu.plugin.TargetKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the mounts that a JSON file names, and brings them back from the paths of the host that it
 * gives. The file is the option {@code config}. A dump needs no paths.
 */
public final class HostPathPlugin implements ExternalMountPlugin {
  private static final String CONFIG = "config";

  private List<Rule> rules = List.of();
  private @Nullable PluginContext context;

  /** Makes the plugin; the service loader calls it. */
  public HostPathPlugin() {}

  @Override
  public String name() {
    return "host-path";
  }

  @Override
  public void init(Stage stage, PluginContext given) throws IOException {
    context = given;
    rules = RuleReader.read(config(given.options()));
  }

  private static Path config(Map<String, PathBytes> options) throws IOException {
    for (String key : options.keySet()) {
      if (!key.equals(CONFIG)) {
        throw new IOException("it has no option " + key + ", only " + CONFIG);
      }
    }
    PathBytes file = options.get(CONFIG);
    if (file == null) {
      throw new IOException("no file is named: add --plugin-option host-path:config=FILE");
    }
    return Path.of(file.toString());
  }

  @Override
  public DumpVerdict dump(DumpRequest request) {
    PathBytes mountpoint = request.mount().mountpoint();
    return rules.stream().anyMatch(rule -> rule.match().of(mountpoint).isPresent())
        ? DumpVerdict.claimed()
        : DumpVerdict.notMine();
  }

  @Override
  public RestoreVerdict restore(RestoreRequest request) throws IOException {
    for (Rule rule : rules) {
      Optional<List<String>> parts = rule.match().of(request.mount().mountpoint());
      if (parts.isPresent()) {
        return mount(rule, rule.source(parts.get()), request);
      }
    }
    return RestoreVerdict.notMine();
  }

  private RestoreVerdict mount(Rule rule, PathBytes source, RestoreRequest request)
      throws IOException {
    MountOperations mounts = context().mounts();
    TargetKind kind = mounts.kindOf(source);
    if (!request.inPlace()) {
      switch (kind) {
        case FILE -> mounts.makeFile(request.target());
        case DIRECTORY -> mounts.makeDirectory(request.target());
      }
    }
    if (rule.recursive()) {
      mounts.bindRecursive(source, request.target());
    } else {
      mounts.bind(source, request.target());
    }
    if (!rule.flags().isEmpty()) {
      mounts.addFlags(request.target(), rule.flags());
    }
    return new RestoreVerdict.Mounted(kind);
  }

  private PluginContext context() {
    if (context == null) {
      throw new IllegalStateException("init was not called");
    }
    return context;
  }
}
