package criu.mount.restore;

import criu.mount.compare.Difference;
import criu.mount.compare.Tolerance;
import criu.mount.compare.TreeComparison;
import criu.mount.filesystem.OwnerOptions;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.model.UserNamespace;
import criu.mount.procfs.MountInfoFile;
import criu.syscall.Kernel;
import criu.syscall.NamespaceThread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads new namespaces as the kernel shows them, and compares them with the images. */
final class ReadBack {

  private ReadBack() {}

  /**
   * Returns the namespaces when they are as the images have them.
   *
   * @param user the user namespace whose ids the images have
   */
  static RestoredNamespace compared(
      Kernel kernel, MountForest forest, NamespaceThreads threads, UserNamespace user)
      throws IOException {
    List<MountTree> wanted = forest.namespaces().stream().map(MountNamespace::tree).toList();
    List<MountTree> found = new ArrayList<>();
    for (MountNamespace namespace : forest.namespaces()) {
      found.add(read(threads.of(namespace), user));
    }
    List<Difference> differences =
        TreeComparison.compare(wanted, found, Tolerance.forRestore(forest));
    if (!differences.isEmpty()) {
      throw new DifferenceException(differences);
    }
    return named(kernel, forest, threads, found);
  }

  private static RestoredNamespace named(
      Kernel kernel, MountForest forest, NamespaceThreads threads, List<MountTree> found) {
    List<RestoredNamespace> nested = new ArrayList<>();
    for (int i = 1; i < found.size(); i++) {
      MountNamespace namespace = forest.namespaces().get(i);
      nested.add(
          new RestoredNamespace(
              kernel, namespace.id(), threads.of(namespace), found.get(i), List.of()));
    }
    return new RestoredNamespace(
        kernel, forest.main().id(), threads.main(), found.getFirst(), nested);
  }

  private static MountTree read(NamespaceThread thread, UserNamespace user) throws IOException {
    Path file = Path.of("/proc/self/task/" + thread.id() + "/mountinfo");
    try {
      return MountTree.of(OwnerOptions.inside(MountInfoFile.parse(file).mounts(), user));
    } catch (BrokenTreeException e) {
      throw new MountException("restore: read back", file.toString(), e);
    }
  }
}
