package criu.mount.model;

import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which mounts a path lookup can reach.
 *
 * <p>A mount is hidden when a child sits exactly on it, when a sibling sits on its mountpoint or
 * above it, or when the way to its parent is hidden. The top of a stack is not hidden by what it
 * covers.
 */
public final class Visibility {

  /** Every path comes right before all that lie below it. */
  private static final Comparator<Mount> BY_PATH =
      (one, other) -> compareNames(one.mountpoint().latin1(), other.mountpoint().latin1());

  private final MountTree tree;
  private final Set<Integer> unreached = new HashSet<>();
  private final Set<Integer> hidden = new HashSet<>();

  private Visibility(MountTree tree) {
    this.tree = tree;
  }

  /**
   * Returns the ids of the mounts that their mountpoint does not lead to, in a time that grows with
   * the number of mounts as sorting does.
   */
  public static Set<Integer> hidden(MountTree tree) {
    Visibility visibility = new Visibility(tree);
    for (Mount mount : tree.depthFirst()) {
      visibility.lookAtChildren(mount);
    }
    visibility.hidden.addAll(visibility.unreached);
    return visibility.hidden;
  }

  private void lookAtChildren(Mount parent) {
    List<Mount> children = new ArrayList<>(tree.children(parent).reversed());
    children.sort(BY_PATH); // of equal paths the later mount, which covers the other, comes first
    boolean parentUnreached = unreached.contains(parent.id());
    RawString cover = RawString.EMPTY;
    for (Mount child : children) {
      boolean covered = !cover.isEmpty() && RawPaths.isWithin(cover, child.mountpoint());
      if (covered || parentUnreached) {
        unreached.add(child.id());
      }
      if (!covered) {
        cover = child.mountpoint();
      }
      if (child.mountpoint().equals(parent.mountpoint())) {
        hidden.add(parent.id());
      }
    }
  }

  private static int compareNames(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    for (int i = 0; i < shorter; i++) {
      if (one.charAt(i) != other.charAt(i)) {
        return Integer.compare(rank(one.charAt(i)), rank(other.charAt(i)));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  private static int rank(char c) {
    return c == '/' ? -1 : c; // so that /a/b stands before /a-b
  }
}
