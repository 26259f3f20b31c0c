package criu.tests.kernel.topology;

import criu.mount.compare.Tolerance;
import criu.mount.compare.TreeComparison;
import criu.mount.dump.Dump;
import criu.mount.dump.DumpOptions;
import criu.mount.external.ExternalMounts;
import criu.mount.external.PluginChain;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.MountTree;
import criu.mount.procfs.MountInfoFile;
import criu.mount.restore.Restore;
import criu.mount.restore.RestoreOptions;
import criu.mount.restore.RestoreOptions.Engine;
import criu.mount.restore.RestoredNamespace;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Dumps a namespace, and restores it with an engine. */
final class RoundTrip {
  private final Kernel kernel;
  private final Path images;
  private final Path root;

  RoundTrip(Kernel kernel, Path images, Path root) {
    this.kernel = kernel;
    this.images = images;
    this.root = root;
  }

  void dump(int task) throws IOException {
    DumpOptions options =
        new DumpOptions(task, images, ExternalMounts.parse(List.of()), new PluginChain(List.of()));
    new Dump(kernel, options, text -> {}).run();
  }

  /** Restores, and returns how the result differs from the original: by findmnt, then by us. */
  List<String> restore(int original, Engine engine) throws IOException {
    RestoreOptions options =
        new RestoreOptions(
            images,
            Optional.of(RawString.of(root.toString())),
            ExternalMounts.parse(List.of()),
            new PluginChain(List.of()),
            engine);
    try (RestoredNamespace restored = new Restore(kernel, options, text -> {}).run()) {
      List<String> before = ShownMounts.of(original);
      List<String> after = ShownMounts.of(restored.threadId());
      if (!before.equals(after)) {
        return List.of("findmnt before: " + before, "findmnt after: " + after);
      }
      return TreeComparison.compare(tree(original), restored.tree(), Tolerance.NONE).stream()
          .map(Object::toString)
          .toList();
    }
  }

  static MountTree tree(int task) throws IOException {
    Path file = Path.of("/proc/self/task/" + task + "/mountinfo");
    try {
      return MountTree.of(MountInfoFile.parse(file).mounts());
    } catch (BrokenTreeException e) {
      throw new IOException(e);
    }
  }
}
