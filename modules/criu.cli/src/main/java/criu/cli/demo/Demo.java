package criu.cli.demo;

import criu.mount.compare.Difference;
import criu.mount.compare.Tolerance;
import criu.mount.compare.TreeComparison;
import criu.mount.dump.Dump;
import criu.mount.dump.DumpOptions;
import criu.mount.dump.DumpReport;
import criu.mount.dump.FileSystemOptions;
import criu.mount.external.ExternalDevices;
import criu.mount.external.ExternalMounts;
import criu.mount.external.PluginChain;
import criu.mount.external.PluginWatch;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountTree;
import criu.mount.procfs.MountInfoFile;
import criu.mount.render.TreeRenderer;
import criu.mount.render.TreeStyle;
import criu.mount.restore.Restore;
import criu.mount.restore.RestoreOptions;
import criu.mount.restore.RestoredNamespace;
import criu.plugin.loader.LoadedPlugin;
import criu.plugin.loader.LoadedPlugins;
import criu.plugin.loader.PluginDirectory;
import criu.plugin.loader.PluginLoadException;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds a namespace, dumps it, destroys it, restores it, and proves that it is the same. Every
 * claim that is printed has been checked; one that does not hold is an exception.
 */
public final class Demo {
  private static final Path HOST_MOUNTS = Path.of("/proc/self/mountinfo");

  private final Kernel kernel;
  private final RestoreOptions.Engine engine;
  private final PrintStream out;
  private final TreeStyle style;

  /** Makes a demo that prints to a stream. */
  public Demo(Kernel kernel, RestoreOptions.Engine engine, PrintStream out, TreeStyle style) {
    this.kernel = kernel;
    this.engine = engine;
    this.out = out;
    this.style = style;
  }

  /** Runs the round trip below an empty directory; the caller removes the directory. */
  public void run(Path directory) throws IOException {
    Workspace workspace = Workspace.prepare(directory);
    System.setProperty(
        "criu.sample.map",
        "/volume="
            + workspace.newHost().resolve("volume")
            + ":/settings="
            + workspace.newHost().resolve("settings"));
    try (LoadedPlugins plugins = loaded(pluginDirectory())) {
      List<LoadedPlugin> loaded = plugins.plugins();
      say("1. A namespace of its own, with content, peers, a slave and mounts from the host:");
      MountTree before = buildAndDump(workspace, loaded);
      say("3. The namespace is destroyed: its thread and its mounts are gone.");
      restoreAndCompare(workspace, loaded, before);
    }
    checkThatTheHostHasNothingOf(directory);
  }

  private void checkThatTheHostHasNothingOf(Path directory) throws IOException {
    for (Mount mount : MountInfoFile.parse(HOST_MOUNTS).mounts()) {
      if ((mount.mountpoint() + " " + mount.root()).contains(directory.toString())) {
        throw MountException.because("demo", mount.label(), "it is left on the host");
      }
    }
    say("6. The host sees none of these mounts.");
  }

  private static LoadedPlugins loaded(Path directory) throws IOException {
    try {
      return PluginDirectory.load(directory);
    } catch (PluginLoadException e) {
      throw new MountException("demo", directory.toString(), e);
    }
  }

  private static Path pluginDirectory() {
    return Path.of(System.getProperty("java.home", "/"), "demo", "plugins");
  }

  private MountTree buildAndDump(Workspace workspace, List<LoadedPlugin> plugins)
      throws IOException {
    try (DemoNamespace namespace = DemoNamespace.build(kernel, workspace)) {
      MountTree tree = tree(namespace.id());
      show(tree);
      DumpOptions options =
          new DumpOptions(
              namespace.id(),
              workspace.images(),
              ExternalMounts.parse(List.of(new RawString("mnt[/config]:config"))),
              FileSystemOptions.NONE,
              chain(plugins));
      DumpReport report = new Dump(kernel, options, this::detail).run();
      say(
          "2. Dumped: "
              + tree.mounts().size()
              + " mounts, the content of "
              + report.archives()
              + " file systems; plugin "
              + report.checkpoint().plugins()
              + " took /volume and /settings, --external took /config.");
      listImages(workspace.images());
      return tree;
    }
  }

  private void listImages(Path images) throws IOException {
    try (var files = Files.list(images)) {
      for (Path file : files.sorted().toList()) {
        detail(Files.size(file) + " bytes  " + file.getFileName());
      }
    }
  }

  private void restoreAndCompare(Workspace workspace, List<LoadedPlugin> plugins, MountTree before)
      throws IOException {
    String config = "mnt[config]:" + workspace.newHost().resolve("config");
    RestoreOptions options =
        new RestoreOptions(
            workspace.images(),
            Optional.of(RawString.of(workspace.root().toString())),
            ExternalMounts.parse(List.of(RawString.of(config))),
            ExternalDevices.NONE,
            chain(plugins),
            engine);
    try (RestoredNamespace restored = new Restore(kernel, options, this::detail).run()) {
      say("4. Restored, with the host's part now from another place of the host:");
      show(restored.tree());
      compare(before, restored.tree());
      Path root = Path.of("/proc/self/task/" + restored.threadId() + "/root");
      expect(root.resolve("tmp/manual/page"), "mounts survive");
      expect(root.resolve("manual/page"), "mounts survive");
      expect(root.resolve("tmp/cache/entry"), "and what they hold");
      expect(root.resolve("config/name"), "the new host");
      expect(root.resolve("volume/name"), "the new host");
      expect(root.resolve("settings"), "the new host");
    }
  }

  private void compare(MountTree before, MountTree after) throws IOException {
    List<Difference> differences =
        TreeComparison.compare(before, after, Tolerance.forRestore(before));
    if (!differences.isEmpty()) {
      throw MountException.because("demo", "compare", differences.toString());
    }
    say("5. Compared: same tree, flags, file systems, peer group and slave; no difference.");
  }

  private void expect(Path file, String content) throws IOException {
    String found = Files.readString(file).strip();
    if (!found.equals(content)) {
      throw MountException.because(
          "demo", file.toString(), "it holds '" + found + "' instead of '" + content + "'");
    }
    detail("/" + file.subpath(5, file.getNameCount()) + " holds \"" + found + "\"");
  }

  private static PluginChain chain(List<LoadedPlugin> plugins) {
    return new PluginChain(
        plugins.stream()
            .map(one -> new PluginChain.Member(one.name(), one.plugin(), Map.of()))
            .toList(),
        new PluginWatch(Duration.ZERO));
  }

  private static MountTree tree(int task) throws IOException {
    Path file = Path.of("/proc/self/task/" + task + "/mountinfo");
    try {
      return MountTree.of(MountInfoFile.parse(file).mounts());
    } catch (BrokenTreeException e) {
      throw new MountException("demo", file.toString(), e);
    }
  }

  private void show(MountTree tree) {
    TreeRenderer.tree(tree, style).lines().forEach(this::detail);
  }

  private void say(String line) {
    out.println(line);
  }

  private void detail(String line) {
    out.println("   " + line);
  }
}
