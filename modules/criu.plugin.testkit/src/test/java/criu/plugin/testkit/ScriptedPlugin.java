package criu.plugin.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import criu.plugin.DumpRequest;
import criu.plugin.DumpVerdict;
import criu.plugin.ExternalMountPlugin;
import criu.plugin.MountOperations;
import criu.plugin.Outcome;
import criu.plugin.PluginContext;
import criu.plugin.RestoreRequest;
import criu.plugin.RestoreVerdict;
import criu.plugin.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plugin that takes everything, and whose restore is given. */
final class ScriptedPlugin implements ExternalMountPlugin {

  @FunctionalInterface
  interface Restore {
    RestoreVerdict call(MountOperations mounts, RestoreRequest request) throws IOException;
  }

  private final Restore restore;
  private final List<String> ends = new ArrayList<>();
  private @Nullable PluginContext context;
  private String read = "";

  ScriptedPlugin(Restore restore) {
    this.restore = restore;
  }

  PluginContext context() {
    return Objects.requireNonNull(context);
  }

  String read() {
    return read;
  }

  List<String> ends() {
    return ends;
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public void init(Stage stage, PluginContext given) throws IOException {
    context = given;
    if (stage == Stage.RESTORE) {
      read = new String(given.images().read("taken").orElse(new byte[0]), UTF_8);
    }
  }

  @Override
  public DumpVerdict dump(DumpRequest request) {
    String mountpoint = request.mount().mountpoint().toString();
    context().images().write("taken", mountpoint.getBytes(UTF_8));
    context().log("took " + mountpoint);
    return DumpVerdict.claimed();
  }

  @Override
  public RestoreVerdict restore(RestoreRequest request) throws IOException {
    return restore.call(context().mounts(), request);
  }

  @Override
  public void exit(Stage stage, Outcome outcome) {
    ends.add(stage + " " + outcome);
  }
}
