package criu.mount.render.view;

import criu.mount.model.Mount;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.model.Visibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mount namespace of which some mounts are wanted. What these stand on is shown too, because the
 * tree makes no sense without it. Immutable.
 */
public final class ShownNamespace {
  private final MountNamespace namespace;
  private final Set<Integer> hidden;
  private final Set<Integer> matched = new HashSet<>();
  private final Set<Integer> shown = new HashSet<>();
  private final Map<Integer, Integer> position = new HashMap<>();

  private ShownNamespace(MountNamespace namespace, Filter filter) {
    this.namespace = namespace;
    this.hidden = Visibility.hidden(namespace.tree());
    for (Mount mount : namespace.tree().mounts()) {
      position.put(mount.id(), position.size());
      if (filter.accepts(mount)) {
        matched.add(mount.id());
        showWithAncestors(mount);
      }
    }
  }

  static ShownNamespace of(MountNamespace namespace, Filter filter) {
    return new ShownNamespace(namespace, filter);
  }

  private void showWithAncestors(Mount mount) {
    Optional<Mount> at = Optional.of(mount);
    while (at.isPresent() && shown.add(at.get().id())) {
      at = tree().parent(at.get());
    }
  }

  /** Returns the number of the namespace in images, 0 when it has none. */
  public int id() {
    return namespace.id();
  }

  /** Returns all mounts of the namespace, those that are not shown included. */
  public MountTree tree() {
    return namespace.tree();
  }

  /** Tells whether there is nothing to show. */
  public boolean isEmpty() {
    return shown.isEmpty();
  }

  /** Returns the mounts to show, in the order of mountinfo. */
  public List<Mount> mounts() {
    return tree().mounts().stream().filter(this::isShown).toList();
  }

  /** Returns what is mounted on a mount and shown, in the order of mountinfo. */
  public List<Mount> children(Mount mount) {
    List<Mount> children = new ArrayList<>(tree().children(mount));
    children.removeIf(child -> !isShown(child));
    children.sort((one, other) -> Integer.compare(position(one), position(other)));
    return children;
  }

  private int position(Mount mount) {
    return position.getOrDefault(mount.id(), 0);
  }

  private boolean isShown(Mount mount) {
    return shown.contains(mount.id());
  }

  /** Tells whether a mount is wanted, and not only an ancestor of one. */
  public boolean isMatched(Mount mount) {
    return matched.contains(mount.id());
  }

  /** Tells whether the mountpoint of a mount does not lead to it. */
  public boolean isHidden(Mount mount) {
    return hidden.contains(mount.id());
  }

  /** Tells whether a mount sits on the root of its parent. */
  public boolean isStacked(Mount mount) {
    return tree()
        .parent(mount)
        .map(Mount::mountpoint)
        .filter(mount.mountpoint()::equals)
        .isPresent();
  }
}
