package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.mount.model.RawPaths;
import criu.mount.model.Sharing;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which mounts of a tree propagation makes from which others. Children of masters are
 * looked at before children of slaves, so that a copy is found from the mount it stems from.
 */
final class PropagationEvents {

  private record Place(int parent, RawString mountpoint) {}

  private final MountTree tree;
  private final Linkage linkage;
  private final Map<Place, Mount> children = new HashMap<>();
  private final Set<Integer> copies = new HashSet<>();
  private final List<PropagationEvent> events = new ArrayList<>();

  private PropagationEvents(MountTree tree, Linkage linkage) {
    this.tree = tree;
    this.linkage = linkage;
    tree.mounts().forEach(m -> children.put(new Place(m.parentId(), m.mountpoint()), m));
  }

  static List<PropagationEvent> of(MountTree tree, Linkage linkage) throws PlanException {
    PropagationEvents events = new PropagationEvents(tree, linkage);
    for (List<Mount> level : events.byDepthOfParent()) {
      for (Mount mount : level) {
        events.add(mount);
      }
    }
    return events.events;
  }

  /** Returns, for each peer group that propagation makes, the first mount of it that is made. */
  static Map<Integer, Mount> groupsMade(List<PropagationEvent> events) {
    Map<Integer, Mount> made = new HashMap<>();
    for (PropagationEvent event : events) {
      int own = event.origin().sharing().groupId();
      for (Mount copy : event.copies()) {
        if (copy.sharing().isShared() && copy.sharing().groupId() != own) {
          made.putIfAbsent(copy.sharing().groupId(), copy);
        }
      }
    }
    return made;
  }

  private List<List<Mount>> byDepthOfParent() {
    List<List<Mount>> live = new ArrayList<>();
    List<Mount> rest = new ArrayList<>();
    for (Mount mount : tree.depthFirst()) {
      Optional<Mount> parent = tree.parent(mount).filter(linkage::isLive);
      if (parent.isEmpty()) {
        rest.add(mount);
      } else {
        int depth = linkage.depth(parent.get().sharing().groupId());
        while (live.size() <= depth) {
          live.add(new ArrayList<>());
        }
        live.get(depth).add(mount);
      }
    }
    live.add(rest);
    return live;
  }

  private void add(Mount mount) throws PlanException {
    if (copies.contains(mount.id())) {
      return;
    }
    Optional<Mount> parent = tree.parent(mount).filter(linkage::isLive);
    events.add(
        parent.isPresent() ? propagated(mount, parent.get()) : PropagationEvent.alone(mount));
  }

  private PropagationEvent propagated(Mount mount, Mount parent) throws PlanException {
    RawString path =
        RawPaths.join(parent.root(), RawPaths.below(parent.mountpoint(), mount.mountpoint()));
    PropagationEvent event =
        new PropagationEvent(mount, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Mount peer : linkage.peers(parent, path)) {
      Optional<Mount> there = childAt(peer, path);
      if (there.isEmpty()) {
        event.after().add(peer);
      } else if (isCopyOnPeer(mount, there.get())) {
        addCopy(event, there.get());
      } else {
        throw new PlanException(
            there.get(),
            "propagation would put a copy of " + mount.label() + " there, which is not the same");
      }
    }
    for (Mount slave : linkage.slaves(parent, path)) {
      Optional<Mount> there = childAt(slave, path);
      if (there.isEmpty()) {
        event.unwanted().add(slave);
      } else if (isCopyOnSlave(mount, there.get())) {
        addCopy(event, there.get());
      } else {
        event.after().add(slave);
      }
    }
    return event;
  }

  private void addCopy(PropagationEvent event, Mount copy) throws PlanException {
    if (!copies.add(copy.id())) {
      throw new PlanException(copy, "propagation would put two copies there");
    }
    event.copies().add(copy);
  }

  private Optional<Mount> childAt(Mount parent, RawString path) {
    RawString below = RawPaths.below(parent.root(), path);
    RawString mountpoint = RawPaths.join(parent.mountpoint(), below);
    return Optional.ofNullable(children.get(new Place(parent.id(), mountpoint)));
  }

  private boolean isCopyOnPeer(Mount mount, Mount other) {
    Sharing from = mount.sharing();
    Sharing to = other.sharing();
    boolean both = to.groupId() == from.groupId() && to.masterId() == from.masterId();
    boolean enslaved = to.masterId() != 0 && to.masterId() == from.groupId();
    return isSame(mount, other) && (both || isUnlinked(to) || (enslaved && !to.isShared()));
  }

  private boolean isCopyOnSlave(Mount mount, Mount other) {
    Sharing to = other.sharing();
    boolean enslaved = linkage.isLive(mount) && to.masterId() == mount.sharing().groupId();
    return isSame(mount, other) && (isUnlinked(to) || enslaved);
  }

  /** A mount without links can be cut off after it was copied, and shared alone at the end. */
  private boolean isUnlinked(Sharing sharing) {
    return !sharing.isSlave() && !(sharing.isShared() && linkage.isLive(sharing.groupId()));
  }

  private static boolean isSame(Mount mount, Mount other) {
    return mount.superblock().device().equals(other.superblock().device())
        && mount.root().equals(other.root())
        && mount.origin().isOutside() == other.origin().isOutside();
  }
}
