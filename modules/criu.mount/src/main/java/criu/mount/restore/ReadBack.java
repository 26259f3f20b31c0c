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
import criu.mount.procfs.MountInfoReading;
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
   * @param effects what plugins did that the images do not have
   */
  static RestoredNamespace compared(
      Kernel kernel,
      MountForest forest,
      NamespaceThreads threads,
      UserNamespace user,
      PluginEffects effects)
      throws IOException {
    List<MountTree> wanted = new ArrayList<>();
    for (MountNamespace namespace : forest.namespaces()) {
      wanted.add(wanted(namespace.tree(), effects));
    }
    List<MountTree> found = new ArrayList<>();
    for (MountNamespace namespace : forest.namespaces()) {
      found.add(read(threads.of(namespace), user));
    }
    List<Difference> differences =
        TreeComparison.compare(
            wanted, found, Tolerance.forRestore(forest).allowingMoreOn(effects.withMore()));
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

  /** Returns a tree of the images with the flags that plugins have added. */
  private static MountTree wanted(MountTree tree, PluginEffects effects) throws MountException {
    if (!effects.changeFlags()) {
      return tree;
    }
    try {
      return MountTree.of(
          tree.mounts().stream().map(mount -> mount.withFlags(effects.flagsOf(mount))).toList());
    } catch (BrokenTreeException e) {
      throw new MountException("restore: compare", tree.root().label(), e);
    }
  }

  private static MountTree read(NamespaceThread thread, UserNamespace user) throws IOException {
    Path file = Path.of("/proc/self/task/" + thread.id() + "/mountinfo");
    try {
      return MountTree.of(OwnerOptions.inside(MountInfoReading.of(file).info().mounts(), user));
    } catch (BrokenTreeException e) {
      throw new MountException("restore: read back", file.toString(), e);
    }
  }
}
