package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.mount.model.PeerGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds an order of mounting in which propagation does what the tree wants: parents first, what is
 * hidden before what hides it, overlays after the mounts in which their layers lie, and a mount
 * that would get an unwanted copy after what is copied.
 */
final class ClassicOrder {
  private final MountTree tree;
  private final Linkage linkage;
  private final List<PropagationEvent> events;
  private final Map<Integer, Integer> eventOf = new HashMap<>();
  private final Siblings siblings;
  private final LayerMounts layers;
  private final Precedence precedence;

  private ClassicOrder(
      MountTree tree, Linkage linkage, Providers providers, List<PropagationEvent> events) {
    this.tree = tree;
    this.linkage = linkage;
    this.events = events;
    this.siblings = new Siblings(tree);
    this.layers = new LayerMounts(tree, siblings, providers);
    this.precedence = new Precedence(events.size());
    for (int i = 0; i < events.size(); i++) {
      eventOf.put(events.get(i).origin().id(), i);
      for (Mount copy : events.get(i).copies()) {
        eventOf.put(copy.id(), i);
      }
    }
  }

  /**
   * Returns the events in such an order.
   *
   * @throws PlanException when there is none; names a mount that waits for itself
   */
  static List<PropagationEvent> of(
      MountTree tree, Linkage linkage, Providers providers, List<PropagationEvent> events)
      throws PlanException {
    ClassicOrder order = new ClassicOrder(tree, linkage, providers, events);
    order.constrain();
    return order.sort();
  }

  private void constrain() {
    for (Mount mount : tree.mounts()) {
      tree.parent(mount).ifPresent(parent -> before(parent, mount));
      siblings.hiding(mount).ifPresent(hiding -> before(mount, hiding));
      LayerMounts.Wanted wanted = layers.of(mount);
      wanted.under().forEach(under -> before(under, mount));
      wanted.over().forEach(over -> before(mount, over));
    }
    for (PropagationEvent event : events) {
      event.after().forEach(mount -> strictlyBefore(event.origin(), mount));
    }
    for (Mount copy : PropagationEvents.groupsMade(events).values()) {
      PeerGroup group = linkage.group(copy.sharing().groupId()).orElseThrow();
      group.members().forEach(member -> before(copy, member));
    }
  }

  private void before(Mount first, Mount second) {
    precedence.before(event(first), event(second));
  }

  /** As before, and what would have to be before itself is never ready. */
  private void strictlyBefore(Mount first, Mount second) {
    if (event(first) == event(second)) {
      precedence.never(event(first));
    }
    before(first, second);
  }

  private int event(Mount mount) {
    return Optional.ofNullable(eventOf.get(mount.id())).orElseThrow();
  }

  private List<PropagationEvent> sort() throws PlanException {
    List<PropagationEvent> order = new ArrayList<>(events.size());
    precedence.sort(positions()).forEach(position -> order.add(events.get(position)));
    checkComplete(order.size());
    return order;
  }

  /** Returns where the first mount of each event stands in the tree. */
  private int[] positions() {
    int[] position = new int[events.size()];
    List<Mount> mounts = tree.depthFirst();
    for (int i = mounts.size() - 1; i >= 0; i--) {
      position[event(mounts.get(i))] = i;
    }
    return position;
  }

  private void checkComplete(int sorted) throws PlanException {
    if (sorted == events.size()) {
      return;
    }
    for (int i = 0; i < events.size(); i++) {
      if (precedence.isStuck(i) && !events.get(i).after().isEmpty()) {
        throw new PlanException(
            events.get(i).origin(),
            "no order of mounting keeps it from propagating to "
                + events.get(i).after().getFirst().label());
      }
    }
    throw new PlanException(tree.root(), "no order of mounting exists");
  }
}
