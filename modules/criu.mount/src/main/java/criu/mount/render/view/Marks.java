package criu.mount.render.view;

import criu.mount.model.Mount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words that stand beside a mount in every picture. */
public final class Marks {

  private Marks() {}

  /**
   * Returns the marks of a mount: {@code external:KEY}, {@code external} (found at dump), {@code
   * device}, {@code plugin}, {@code deleted} (the part shown was unlinked), {@code stacked} (it
   * sits on the root of its parent), {@code hidden} (its mountpoint does not lead to it).
   */
  public static List<String> of(ShownNamespace namespace, Mount mount) {
    List<String> marks = new ArrayList<>();
    origin(mount).ifPresent(marks::add);
    if (mount.rootDeleted()) {
      marks.add("deleted");
    }
    if (namespace.isStacked(mount)) {
      marks.add("stacked");
    }
    if (namespace.isHidden(mount)) {
      marks.add("hidden");
    }
    return marks;
  }

  /** Returns who brings a mount back at restore; empty when that is the tree itself. */
  public static Optional<String> origin(Mount mount) {
    return mount.origin().mark();
  }
}
