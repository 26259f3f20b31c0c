package criu.tests.kernel.topology;

import criu.mount.compare.Tolerance;
import criu.mount.compare.TreeComparison;
import criu.mount.dump.Dump;
import criu.mount.dump.DumpOptions;
import criu.mount.dump.FileSystemOptions;
import criu.mount.external.ExternalDevices;
import criu.mount.external.PluginChain;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.MountTree;
import criu.mount.procfs.MountInfoParser;
import criu.mount.restore.Restore;
import criu.mount.restore.RestoreOptions;
import criu.mount.restore.RestoreOptions.Engine;
import criu.mount.restore.RestoredNamespace;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import criu.tests.kernel.ShownTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dumps a topology, and restores it with an engine. */
final class RoundTrip {
  private final Site site;
  private final Outside outside;

  RoundTrip(Site site, Outside outside) {
    this.site = site;
    this.outside = outside;
  }

  /** Dumps a task and those below it. */
  void dump(long task) throws IOException {
    DumpOptions options =
        new DumpOptions(
            Math.toIntExact(task),
            site.images(),
            outside.dump(),
            FileSystemOptions.NONE,
            PluginChain.none());
    new Dump(Kernel.real(), options, text -> {}).run();
  }

  /**
   * Restores, and returns how the result differs from the original: by findmnt, then by us.
   *
   * @param original a task of each namespace
   */
  List<String> restore(Kernel kernel, List<Long> original, Engine engine) throws IOException {
    try (RestoredNamespace restored = restored(kernel, engine)) {
      List<Long> tasks = tasks(restored);
      List<String> before = ShownTree.of(original);
      List<String> after = ShownTree.of(tasks).stream().map(site::asBefore).toList();
      if (!before.equals(after)) {
        return List.of("findmnt before: " + before, "findmnt after: " + after);
      }
      return TreeComparison.compare(trees(original, site), trees(tasks, site), Tolerance.NONE)
          .stream()
          .map(Object::toString)
          .toList();
    }
  }

  private static List<Long> tasks(RestoredNamespace restored) {
    List<Long> tasks = new ArrayList<>(List.of((long) restored.threadId()));
    restored.others().forEach(other -> tasks.add((long) other.threadId()));
    return tasks;
  }

  /** Restores. */
  RestoredNamespace restored(Kernel kernel, Engine engine) throws IOException {
    RestoreOptions options =
        new RestoreOptions(
            site.images(),
            Optional.of(RawString.of(site.root().toString())),
            outside.restore(),
            ExternalDevices.NONE,
            PluginChain.none(),
            engine);
    return new Restore(kernel, options, text -> {}).run();
  }

  /** Returns the mounts of tasks, as if those from outside were still what they were. */
  static List<MountTree> trees(List<Long> tasks, Site site) throws IOException {
    List<MountTree> trees = new ArrayList<>();
    for (long task : tasks) {
      trees.add(tree(task, site));
    }
    return trees;
  }

  private static MountTree tree(long task, Site site) throws IOException {
    Path file = Path.of("/proc/" + task + "/mountinfo");
    String text = site.asBefore(Files.readString(file, StandardCharsets.ISO_8859_1));
    try {
      return MountTree.of(
          MountInfoParser.parse(text.getBytes(StandardCharsets.ISO_8859_1), file.toString())
              .mounts());
    } catch (BrokenTreeException e) {
      throw new IOException(e);
    }
  }
}
