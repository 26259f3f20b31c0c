package criu.mount.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The mount namespaces of one process tree. Mounts of different namespaces have different ids, and
 * may share superblocks and peer groups. Immutable.
 */
public final class MountForest {
  private final List<MountNamespace> namespaces;
  private final List<Mount> mounts = new ArrayList<>();
  private final ById<MountNamespace> byMount;

  private MountForest(List<MountNamespace> namespaces) {
    this.namespaces = List.copyOf(namespaces);
    byMount = new ById<>(namespaces.stream().mapToInt(one -> one.tree().mounts().size()).sum());
    for (MountNamespace namespace : namespaces) {
      mounts.addAll(namespace.tree().mounts());
      namespace.tree().mounts().forEach(mount -> byMount.put(mount.id(), namespace));
    }
  }

  /**
   * Returns the forest of some namespaces.
   *
   * @param namespaces at least one, that of the root task first
   */
  public static MountForest of(List<MountNamespace> namespaces) {
    if (namespaces.isEmpty()) {
      throw new IllegalArgumentException("a forest needs a mount namespace");
    }
    return new MountForest(namespaces);
  }

  /** Returns the forest of one namespace, whose number does not matter. */
  public static MountForest of(MountTree tree) {
    return new MountForest(List.of(new MountNamespace(0, tree)));
  }

  /** Returns the namespaces, that of the root task first. */
  public List<MountNamespace> namespaces() {
    return namespaces;
  }

  /** Returns the namespace of the root task. */
  public MountNamespace main() {
    return namespaces.getFirst();
  }

  /** Returns the root mount of the root task's namespace. */
  public Mount root() {
    return main().tree().root();
  }

  /** Returns all mounts, namespace by namespace. */
  public List<Mount> mounts() {
    return Collections.unmodifiableList(mounts);
  }

  /** Returns the namespace of a mount of this forest. */
  public MountNamespace namespace(Mount mount) {
    return byMount.get(mount.id()).orElseThrow();
  }

  /** Returns the mount a mount is mounted on; empty for the root mount of a namespace. */
  public Optional<Mount> parent(Mount mount) {
    return namespace(mount).tree().parent(mount);
  }
}
