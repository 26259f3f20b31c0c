package criu.mount.plan;

import criu.mount.model.Mount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The file systems with content that the mounts of a tree come from. They are made a few at a time
 * before they are needed, so that their content can be unpacked side by side.
 */
final class FilledTogether {
  private static final int MOST = 32; // each is held by a descriptor until it is placed

  private final Deque<Mount> toCome = new ArrayDeque<>();

  private FilledTogether() {}

  /**
   * Finds the first mount of each.
   *
   * @param order the mounts in the order in which they are made
   * @param made tells which mounts are made from where they come from, and not copied from a peer
   */
  static FilledTogether in(List<Mount> order, Providers providers, Predicate<Mount> made) {
    FilledTogether all = new FilledTogether();
    Set<Provider> found = new HashSet<>();
    for (Mount mount : order) {
      Provider provider = providers.of(mount);
      if (provider.isFilled() && made.test(mount) && found.add(provider)) {
        all.toCome.add(mount);
      }
    }
    return all;
  }

  /** Returns those that are to be made with a mount, which is the first of them; maybe none. */
  List<Mount> from(Mount mount) {
    List<Mount> together = new ArrayList<>();
    if (!toCome.isEmpty() && toCome.element().id() == mount.id()) {
      while (!toCome.isEmpty() && together.size() < MOST) {
        together.add(toCome.remove());
      }
    }
    return together;
  }
}
