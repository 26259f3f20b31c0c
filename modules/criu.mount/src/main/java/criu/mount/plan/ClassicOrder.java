package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.mount.model.PeerGroup;
import criu.mount.model.RawPaths;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Finds an order of mounting in which propagation does what the tree wants: parents first, what is
 * hidden before what hides it, and a mount that would get an unwanted copy after what is copied.
 */
final class ClassicOrder {
  private final MountTree tree;
  private final Linkage linkage;
  private final List<PropagationEvent> events;
  private final Map<Integer, Integer> eventOf = new HashMap<>();
  private final List<Set<Integer>> later = new ArrayList<>();
  private final Map<Integer, Map<RawString, Mount>> siblingsOf = new HashMap<>();
  private final int[] waiting;

  private ClassicOrder(MountTree tree, Linkage linkage, List<PropagationEvent> events) {
    this.tree = tree;
    this.linkage = linkage;
    this.events = events;
    this.waiting = new int[events.size()];
    for (int i = 0; i < events.size(); i++) {
      later.add(new HashSet<>());
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
  static List<PropagationEvent> of(MountTree tree, Linkage linkage, List<PropagationEvent> events)
      throws PlanException {
    ClassicOrder order = new ClassicOrder(tree, linkage, events);
    order.constrain();
    return order.sort();
  }

  private void constrain() {
    for (Mount mount : tree.mounts()) {
      tree.parent(mount).ifPresent(parent -> before(parent, mount));
      hiddenBeforeHiding(mount);
    }
    for (PropagationEvent event : events) {
      event.after().forEach(mount -> strictlyBefore(event.origin(), mount));
    }
    for (Mount copy : PropagationEvents.groupsMade(events).values()) {
      PeerGroup group = linkage.group(copy.sharing().groupId()).orElseThrow();
      group.members().forEach(member -> before(copy, member));
    }
  }

  private void hiddenBeforeHiding(Mount mount) {
    Optional<Mount> parent = tree.parent(mount);
    if (parent.isEmpty() || tree.children(parent.get()).size() < 2) {
      return;
    }
    Map<RawString, Mount> siblings = siblings(parent.get());
    RawString path = mount.mountpoint();
    while (path.length() > parent.get().mountpoint().length()) {
      path = RawPaths.parent(path);
      Mount hiding = siblings.get(path);
      if (hiding != null) {
        before(mount, hiding);
        return;
      }
    }
  }

  private Map<RawString, Mount> siblings(Mount parent) {
    return siblingsOf.computeIfAbsent(
        parent.id(),
        id -> {
          Map<RawString, Mount> byPath = new HashMap<>();
          tree.children(parent).forEach(child -> byPath.put(child.mountpoint(), child));
          return byPath;
        });
  }

  private void before(Mount first, Mount second) {
    int from = event(first);
    int to = event(second);
    if (from != to && later.get(from).add(to)) {
      waiting[to]++;
    }
  }

  /** As before, and what would have to be before itself is never ready. */
  private void strictlyBefore(Mount first, Mount second) {
    if (event(first) == event(second)) {
      waiting[event(first)]++;
    }
    before(first, second);
  }

  private int event(Mount mount) {
    return Optional.ofNullable(eventOf.get(mount.id())).orElseThrow();
  }

  private List<PropagationEvent> sort() throws PlanException {
    int[] position = positions();
    PriorityQueue<Integer> ready =
        new PriorityQueue<>((a, b) -> Integer.compare(position[a], position[b]));
    for (int i = 0; i < waiting.length; i++) {
      if (waiting[i] == 0) {
        ready.add(i);
      }
    }
    List<PropagationEvent> order = new ArrayList<>(events.size());
    while (!ready.isEmpty()) {
      int next = ready.remove();
      order.add(events.get(next));
      for (int other : later.get(next)) {
        if (--waiting[other] == 0) {
          ready.add(other);
        }
      }
    }
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
    for (int i = 0; i < waiting.length; i++) {
      if (waiting[i] > 0 && !events.get(i).after().isEmpty()) {
        throw new PlanException(
            events.get(i).origin(),
            "no order of mounting keeps it from propagating to "
                + events.get(i).after().getFirst().label());
      }
    }
    throw new PlanException(tree.root(), "no order of mounting exists");
  }
}
