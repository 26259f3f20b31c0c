package criu.mount.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mounts of one namespace by id and by parent. Built in linear time, immutable.
 *
 * <p>Children come in an order in which they can be mounted one after the other: what lies deeper
 * comes first, so that a mount that hides a sibling comes after it.
 */
public final class MountTree {
  private static final Comparator<Mount> DEEPEST_FIRST =
      (one, other) ->
          Integer.compare(RawPaths.depth(other.mountpoint()), RawPaths.depth(one.mountpoint()));

  private final List<Mount> mounts;
  private final ById<Mount> byId;
  private final Map<Integer, List<Mount>> children;
  private final Mount root;
  private final List<Mount> depthFirst;

  private MountTree(
      List<Mount> mounts, ById<Mount> byId, Map<Integer, List<Mount>> children, Mount root) {
    this.mounts = mounts;
    this.byId = byId;
    this.children = children;
    this.root = root;
    this.depthFirst = Collections.unmodifiableList(reached());
  }

  /**
   * Builds the tree.
   *
   * @param mounts the mounts in the order of mountinfo
   * @throws BrokenTreeException when an id occurs twice, a parent is missing, there is no root
   *     mount at {@code /} or more than one, or mounts hang on each other in a circle
   */
  public static MountTree of(List<Mount> mounts) throws BrokenTreeException {
    ById<Mount> byId = index(mounts);
    Map<Integer, List<Mount>> children = new HashMap<>();
    Optional<Mount> root = Optional.empty();
    for (Mount mount : mounts) {
      if (mount.parentId() != mount.id() && byId.has(mount.parentId())) {
        children.computeIfAbsent(mount.parentId(), id -> new ArrayList<>()).add(mount);
      } else {
        root = Optional.of(onlyRoot(root, mount));
      }
    }
    children.values().forEach(siblings -> siblings.sort(DEEPEST_FIRST));
    Mount top = root.orElseThrow(() -> new BrokenTreeException("there is no root mount"));
    MountTree tree = new MountTree(List.copyOf(mounts), byId, children, top);
    tree.checkThatAllHangOnTheRoot();
    return tree;
  }

  private static ById<Mount> index(List<Mount> mounts) throws BrokenTreeException {
    ById<Mount> byId = new ById<>(mounts.size());
    for (Mount mount : mounts) {
      if (!byId.put(mount.id(), mount)) {
        throw new BrokenTreeException(mount.label() + ": the mount id occurs twice");
      }
    }
    return byId;
  }

  private static Mount onlyRoot(Optional<Mount> root, Mount mount) throws BrokenTreeException {
    if (!mount.mountpoint().equals(RawPaths.ROOT) || root.isPresent()) {
      throw new BrokenTreeException(
          mount.label()
              + ": its parent, mount "
              + Integer.toUnsignedString(mount.parentId())
              + ", is not in the namespace");
    }
    return mount;
  }

  private void checkThatAllHangOnTheRoot() throws BrokenTreeException {
    if (depthFirst.size() < mounts.size()) {
      Map<Integer, Mount> lost = new HashMap<>();
      mounts.forEach(mount -> lost.put(mount.id(), mount));
      depthFirst.forEach(mount -> lost.remove(mount.id()));
      Mount one = Collections.min(lost.values(), Comparator.comparingInt(Mount::id));
      throw new BrokenTreeException(one.label() + ": it hangs on mounts that hang on it");
    }
  }

  /** Returns the mount that everything hangs on. */
  public Mount root() {
    return root;
  }

  /** Returns all mounts in the order of mountinfo. */
  public List<Mount> mounts() {
    return mounts;
  }

  /** Returns the mount with an id, if there is one. */
  public Optional<Mount> mount(int id) {
    return byId.get(id);
  }

  /** Returns the mount a mount is mounted on; empty for the root. */
  public Optional<Mount> parent(Mount mount) {
    return mount.id() == root.id() ? Optional.empty() : mount(mount.parentId());
  }

  /** Returns what is mounted on a mount, in an order in which it can be mounted. */
  public List<Mount> children(Mount mount) {
    List<Mount> found = children.get(mount.id());
    return found == null ? List.of() : Collections.unmodifiableList(found);
  }

  /** Returns every mount after its parent and before what hides it. */
  public List<Mount> depthFirst() {
    return depthFirst;
  }

  private List<Mount> reached() {
    List<Mount> order = new ArrayList<>(mounts.size());
    Deque<Mount> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Mount mount = open.pop();
      order.add(mount);
      List<Mount> on = children(mount);
      for (int i = on.size() - 1; i >= 0; i--) {
        open.push(on.get(i));
      }
    }
    return order;
  }
}
