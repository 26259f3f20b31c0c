package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.PeerGroup;
import criu.mount.model.RawPaths;
import criu.mount.model.Sharing;
import criu.syscall.Propagation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans how private mounts that stand in their places become shared, slaves or unbindable: the
 * widest member of each group first, its master's group before it. Linear in the mounts.
 */
final class SharingPlanner {
  private static final Comparator<Mount> WIDEST_FIRST =
      Comparator.comparingInt((Mount mount) -> mount.root().length())
          .thenComparing(Mount::root)
          .thenComparingInt(Mount::id);

  private final Map<Integer, PeerGroup> groups;
  private final Map<Integer, Mount> leaders = new HashMap<>();
  private final Set<Integer> planned = new HashSet<>();
  private final List<Step> steps = new ArrayList<>();

  private SharingPlanner(MountForest forest) {
    this.groups = PeerGroup.of(forest.mounts());
    groups.forEach((id, group) -> leaders.put(id, widest(group)));
  }

  static List<Step> plan(MountForest forest) throws PlanException {
    SharingPlanner planner = new SharingPlanner(forest);
    for (PeerGroup group : planner.groups.values()) {
      planner.planWithMasters(group);
    }
    for (Mount mount : forest.mounts()) {
      planner.planUnshared(mount);
    }
    return planner.steps;
  }

  private static Mount widest(PeerGroup group) {
    return group.members().stream().min(WIDEST_FIRST).orElseThrow();
  }

  private void planWithMasters(PeerGroup group) throws PlanException {
    Deque<PeerGroup> waiting = new ArrayDeque<>();
    Set<Integer> seen = new HashSet<>();
    Optional<PeerGroup> next = Optional.of(group);
    while (next.isPresent() && !planned.contains(next.get().id())) {
      PeerGroup one = next.get();
      if (!seen.add(one.id())) {
        throw new PlanException(leader(one.id()), "peer group " + one.id() + " is its own master");
      }
      waiting.push(one);
      next = Optional.ofNullable(groups.get(one.masterId()));
    }
    for (PeerGroup one : waiting) {
      planGroup(one);
    }
  }

  private void planGroup(PeerGroup group) throws PlanException {
    planned.add(group.id());
    Mount leader = leader(group.id());
    if (group.masterId() != 0) {
      enslave(leader, group.masterId());
    }
    steps.add(new Step.SetPropagation(leader, Propagation.MS_SHARED));
    for (Mount member : group.members()) {
      checkMaster(member, group);
      if (member.id() != leader.id()) {
        join(member, leader);
      }
    }
  }

  private static void checkMaster(Mount member, PeerGroup group) throws PlanException {
    if (member.sharing().masterId() != group.masterId()) {
      throw new PlanException(
          member, "its master is not the master of the others in peer group " + group.id());
    }
  }

  private void planUnshared(Mount mount) throws PlanException {
    Sharing sharing = mount.sharing();
    if (sharing.isSlave() && !sharing.isShared()) {
      enslave(mount, sharing.masterId());
    }
    if (sharing.unbindable()) {
      steps.add(new Step.SetPropagation(mount, Propagation.MS_UNBINDABLE));
    }
  }

  private void enslave(Mount mount, int masterId) throws PlanException {
    if (!leaders.containsKey(masterId)) {
      throw new PlanException(
          mount, "it is a slave of peer group " + masterId + ", which has no mount in the images");
    }
    join(mount, leader(masterId));
    steps.add(new Step.SetPropagation(mount, Propagation.MS_SLAVE));
  }

  private void join(Mount mount, Mount from) throws PlanException {
    boolean sameSuperblock =
        mount.superblock().device().equals(from.superblock().device())
            && RawPaths.isWithin(from.root(), mount.root());
    if (!sameSuperblock) {
      throw new PlanException(
          mount,
          "its root "
              + mount.root()
              + " does not lie in that of "
              + from.label()
              + ", with which it shares a peer group");
    }
    steps.add(new Step.JoinGroup(mount, from));
  }

  private Mount leader(int group) {
    return Optional.ofNullable(leaders.get(group)).orElseThrow();
  }
}
