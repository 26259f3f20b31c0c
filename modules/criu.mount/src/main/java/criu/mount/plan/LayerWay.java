package criu.mount.plan;

import criu.mount.filesystem.OverlayOptions;
import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.mount.model.RawPaths;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the mounts of a tree in which the layers of overlays lie, by the paths among their options.
 * Mountinfo shows siblings in the order in which they were mounted, so that what comes later than
 * the overlay was not there when it was mounted.
 */
public final class LayerWay {
  private final MountTree tree;
  private final Siblings siblings;
  private final Map<Integer, Integer> lines = new HashMap<>();

  /** Looks at a tree. */
  public LayerWay(MountTree tree) {
    this(tree, new Siblings(tree));
  }

  LayerWay(MountTree tree, Siblings siblings) {
    this.tree = tree;
    this.siblings = siblings;
    tree.mounts().forEach(mount -> lines.put(mount.id(), lines.size()));
  }

  /**
   * Returns the mount in which a layer of an overlay of the tree lies.
   *
   * @param layer an absolute path
   */
  public Mount under(Mount overlay, RawString layer) {
    LayerMounts.Wanted wanted = new LayerMounts.Wanted(new ArrayList<>(), new ArrayList<>());
    follow(layer, overlay, wayTo(overlay), wanted);
    return wanted.under().getFirst();
  }

  /** Returns what all layers of an overlay want. */
  LayerMounts.Wanted wanted(Mount overlay) {
    Map<Integer, Mount> way = wayTo(overlay);
    LayerMounts.Wanted wanted = new LayerMounts.Wanted(new ArrayList<>(), new ArrayList<>());
    for (RawString layer : OverlayOptions.layers(overlay.superblock().options())) {
      follow(layer, overlay, way, wanted);
    }
    return wanted;
  }

  /** Returns, for each mount above one, the next on the way to it. */
  private Map<Integer, Mount> wayTo(Mount overlay) {
    Map<Integer, Mount> way = new HashMap<>();
    Mount next = overlay;
    for (Optional<Mount> up = tree.parent(next); up.isPresent(); up = tree.parent(next)) {
      way.put(up.get().id(), next);
      next = up.get();
    }
    return way;
  }

  private void follow(
      RawString layer, Mount overlay, Map<Integer, Mount> way, LayerMounts.Wanted wanted) {
    Mount here = tree.root();
    int length = 0;
    while (length >= 0) {
      RawString path = length == 0 ? RawPaths.ROOT : layer.substring(0, length);
      Optional<Mount> child =
          RawPaths.isWithin(here.mountpoint(), path) ? siblings.at(here, path) : Optional.empty();
      Optional<Mount> toOverlay = Optional.ofNullable(way.get(here.id()));
      if (child.isPresent() && isLater(child.get(), overlay, toOverlay)) {
        if (child.get().id() != overlay.id()) {
          wanted.over().add(child.get());
        }
        child = Optional.empty();
      }
      if (child.isPresent()) {
        here = child.get();
      } else {
        length = nextEnd(layer, length);
      }
    }
    wanted.under().add(here);
  }

  /** Tells whether a mount on the way of a layer was not there yet when the overlay was mounted. */
  private boolean isLater(Mount child, Mount overlay, Optional<Mount> toOverlay) {
    if (toOverlay.isEmpty() || (child.id() == toOverlay.get().id() && child.id() != overlay.id())) {
      return false; // in another branch, or above the overlay
    }
    Mount branch = toOverlay.get();
    return RawPaths.isWithin(child.mountpoint(), branch.mountpoint())
        || (branch.id() == overlay.id() && line(child) > line(overlay));
  }

  private int line(Mount mount) {
    return Optional.ofNullable(lines.get(mount.id())).orElseThrow();
  }

  /** Returns where the path with one name more ends, -1 after the last. */
  private static int nextEnd(RawString path, int end) {
    if (end == path.length()) {
      return -1;
    }
    int slash = path.latin1().indexOf('/', end + 1);
    return slash < 0 ? path.length() : slash;
  }
}
