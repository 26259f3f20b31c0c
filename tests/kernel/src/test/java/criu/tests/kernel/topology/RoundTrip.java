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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Dumps a namespace, and restores it with an engine. */
final class RoundTrip {
  private final Site site;
  private final Outside outside;

  RoundTrip(Site site, Outside outside) {
    this.site = site;
    this.outside = outside;
  }

  void dump(int task) throws IOException {
    DumpOptions options =
        new DumpOptions(
            task,
            site.images(),
            outside.dump(),
            FileSystemOptions.NONE,
            new PluginChain(List.of()));
    new Dump(Kernel.real(), options, text -> {}).run();
  }

  /** Restores, and returns how the result differs from the original: by findmnt, then by us. */
  List<String> restore(Kernel kernel, int original, Engine engine) throws IOException {
    try (RestoredNamespace restored = restored(kernel, engine)) {
      List<String> before = ShownMounts.of(original);
      List<String> after =
          ShownMounts.of(restored.threadId()).stream().map(site::asBefore).sorted().toList();
      if (!before.equals(after)) {
        return List.of("findmnt before: " + before, "findmnt after: " + after);
      }
      return TreeComparison.compare(
              tree(original, site), tree(restored.threadId(), site), Tolerance.NONE)
          .stream()
          .map(Object::toString)
          .toList();
    }
  }

  /** Restores. */
  RestoredNamespace restored(Kernel kernel, Engine engine) throws IOException {
    RestoreOptions options =
        new RestoreOptions(
            site.images(),
            Optional.of(RawString.of(site.root().toString())),
            outside.restore(),
            ExternalDevices.NONE,
            new PluginChain(List.of()),
            engine);
    return new Restore(kernel, options, text -> {}).run();
  }

  /** Returns the mounts of a task, as if those from outside were still what they were. */
  static MountTree tree(int task, Site site) throws IOException {
    Path file = Path.of("/proc/self/task/" + task + "/mountinfo");
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
