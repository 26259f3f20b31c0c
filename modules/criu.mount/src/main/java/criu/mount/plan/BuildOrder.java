package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The order in which the mounts of a tree are made when nothing propagates: parents first, what is
 * hidden before what hides it, and an overlay after the mounts in which its layers lie.
 */
final class BuildOrder {
  private final MountTree tree;
  private final List<Mount> mounts;
  private final Map<Integer, LayerMounts.Wanted> overlays = new HashMap<>();
  private final Map<Integer, Integer> positions = new HashMap<>();
  private final Siblings siblings;

  private BuildOrder(MountTree tree, Providers providers) {
    this.tree = tree;
    this.mounts = tree.depthFirst();
    this.siblings = new Siblings(tree);
    LayerMounts layers = new LayerMounts(tree, siblings, providers);
    for (Mount mount : mounts) {
      positions.put(mount.id(), positions.size());
      LayerMounts.Wanted wanted = layers.of(mount);
      if (!wanted.isNothing()) {
        overlays.put(mount.id(), wanted);
      }
    }
  }

  /**
   * Returns the mounts in such an order.
   *
   * @throws PlanException when an overlay would have to come before and after another
   */
  static List<Mount> of(MountTree tree, Providers providers) throws PlanException {
    if (tree.mounts().stream().noneMatch(LayerMounts::hasLayers)) {
      return tree.depthFirst();
    }
    BuildOrder order = new BuildOrder(tree, providers);
    return order.overlays.isEmpty() ? order.mounts : order.sorted();
  }

  private List<Mount> sorted() throws PlanException {
    Precedence precedence = new Precedence(mounts.size());
    int[] asTheyAre = new int[mounts.size()];
    for (int i = 0; i < asTheyAre.length; i++) {
      asTheyAre[i] = i;
      constrain(mounts.get(i), i, precedence);
    }
    List<Mount> order = new ArrayList<>(mounts.size());
    precedence.sort(asTheyAre).forEach(position -> order.add(mounts.get(position)));
    checkComplete(order, precedence);
    return order;
  }

  private void constrain(Mount mount, int position, Precedence precedence) {
    tree.parent(mount).ifPresent(parent -> precedence.before(position(parent), position));
    siblings.hiding(mount).ifPresent(hiding -> precedence.before(position, position(hiding)));
    LayerMounts.Wanted wanted = overlays.getOrDefault(mount.id(), LayerMounts.Wanted.NOTHING);
    wanted.under().forEach(under -> precedence.before(position(under), position));
    wanted.over().forEach(over -> precedence.before(position, position(over)));
  }

  private int position(Mount mount) {
    return Optional.ofNullable(positions.get(mount.id())).orElseThrow();
  }

  private void checkComplete(List<Mount> order, Precedence precedence) throws PlanException {
    if (order.size() == mounts.size()) {
      return;
    }
    for (Mount overlay : mounts) {
      LayerMounts.Wanted wanted = overlays.getOrDefault(overlay.id(), LayerMounts.Wanted.NOTHING);
      for (Mount under : wanted.under()) {
        if (precedence.isStuck(position(overlay)) && precedence.isStuck(position(under))) {
          throw new PlanException(
              overlay,
              "its layers lie in " + under.label() + ", which cannot be mounted before it");
        }
      }
    }
    throw new PlanException(tree.root(), "no order of mounting has the layers of all overlays");
  }
}
