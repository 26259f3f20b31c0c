package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.PeerGroup;
import criu.mount.model.RawPaths;
import criu.mount.model.Sharing;
import criu.syscall.Propagation;
import criu.syscall.RawString;
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
 * Plans how private mounts that stand in their places become shared, slaves or unbindable: one
 * mount of each group first, after its master's group. The kernel lets a mount join the group of
 * another only when that shows all that it shows; where no member shows enough, a seed that is kept
 * aside comes first. Linear in the mounts.
 */
final class SharingPlanner {
  private static final Comparator<Mount> WIDEST_FIRST =
      Comparator.comparingInt((Mount mount) -> mount.root().length())
          .thenComparing(Mount::root)
          .thenComparingInt(Mount::id);

  /** The mount from which all others of a group, and its slaves, get their sharing. */
  private record First(Handle handle, Mount mount, RawString root) {}

  private final MountForest forest;
  private final Providers providers;
  private final Map<Integer, PeerGroup> groups;
  private final Map<Integer, First> firsts = new HashMap<>();
  private final List<PeerGroup> mastersFirst = new ArrayList<>();
  private final List<Mount> seeds = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  private SharingPlanner(MountForest forest, Providers providers) {
    this.forest = forest;
    this.providers = providers;
    this.groups = PeerGroup.of(forest.mounts());
  }

  static SharingPlanner plan(MountForest forest, Providers providers) throws PlanException {
    SharingPlanner planner = new SharingPlanner(forest, providers);
    planner.sort();
    planner.chooseFirsts();
    for (PeerGroup group : planner.mastersFirst) {
      planner.planGroup(group);
    }
    for (Mount mount : forest.mounts()) {
      planner.planUnshared(mount);
    }
    for (Mount seed : planner.seeds) {
      Handle handle = Handle.seedOf(seed.sharing().groupId());
      planner.steps.add(new Step.Release(handle, seed));
    }
    return planner;
  }

  /** Returns the steps, for when all mounts stand. */
  List<Step> steps() {
    return steps;
  }

  /** Returns a member of each group whose seed has to be made before the root is switched. */
  List<Mount> seeds() {
    return seeds;
  }

  private void sort() throws PlanException {
    Set<Integer> sorted = new HashSet<>();
    for (PeerGroup group : groups.values()) {
      Deque<PeerGroup> waiting = new ArrayDeque<>();
      Set<Integer> seen = new HashSet<>();
      Optional<PeerGroup> next = Optional.of(group);
      while (next.isPresent() && !sorted.contains(next.get().id())) {
        PeerGroup one = next.get();
        if (!seen.add(one.id())) {
          throw new PlanException(
              one.members().getFirst(), "peer group " + one.id() + " is its own master");
        }
        waiting.push(one);
        next = Optional.ofNullable(groups.get(one.masterId()));
      }
      sorted.addAll(seen);
      mastersFirst.addAll(waiting);
    }
  }

  private void chooseFirsts() throws PlanException {
    Map<Integer, List<Mount>> slaves = new HashMap<>();
    for (Mount mount : forest.mounts()) {
      if (mount.sharing().isSlave() && !mount.sharing().isShared()) {
        slaves.computeIfAbsent(mount.sharing().masterId(), id -> new ArrayList<>()).add(mount);
      }
    }
    Map<Integer, List<First>> below = new HashMap<>();
    for (PeerGroup group : mastersFirst.reversed()) {
      List<Mount> all = new ArrayList<>(group.members());
      all.addAll(slaves.getOrDefault(group.id(), List.of()));
      First first = first(group, all, below.getOrDefault(group.id(), List.of()));
      firsts.put(group.id(), first);
      below.computeIfAbsent(group.masterId(), id -> new ArrayList<>()).add(first);
    }
  }

  private First first(PeerGroup group, List<Mount> mounts, List<First> below) throws PlanException {
    Mount widest = group.members().stream().min(WIDEST_FIRST).orElseThrow();
    First itself = new First(Handle.of(widest), widest, widest.root());
    boolean wideEnough =
        mounts.stream().allMatch(mount -> shows(itself, mount, mount.root()))
            && below.stream().allMatch(one -> shows(itself, one.mount(), one.root()));
    if (wideEnough) {
      return itself;
    }
    RawString root = providers.of(widest).root();
    First seed = new First(Handle.seedOf(group.id()), widest, root);
    for (Mount mount : mounts) {
      checkShows(seed, mount, mount.root());
    }
    for (First one : below) {
      checkShows(seed, one.mount(), one.root());
    }
    seeds.add(widest);
    return seed;
  }

  private static boolean shows(First first, Mount mount, RawString root) {
    return mount.superblock().device().equals(first.mount().superblock().device())
        && RawPaths.isWithin(first.root(), root);
  }

  private static void checkShows(First first, Mount mount, RawString root) throws PlanException {
    if (!shows(first, mount, root)) {
      throw new PlanException(
          mount,
          "it shares a peer group with "
              + first.mount().label()
              + ", and nothing that is restored shows the roots of both");
    }
  }

  private void planGroup(PeerGroup group) throws PlanException {
    First first = first(group.id());
    if (group.masterId() != 0) {
      enslave(first.handle(), first.mount(), group.masterId());
    }
    steps.add(new Step.SetPropagation(first.handle(), first.mount(), Propagation.MS_SHARED));
    for (Mount member : group.members()) {
      checkMaster(member, group);
      Handle handle = Handle.of(member);
      if (!handle.equals(first.handle())) {
        steps.add(new Step.JoinGroup(handle, member, first.handle()));
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
      enslave(Handle.of(mount), mount, sharing.masterId());
    }
    if (sharing.unbindable()) {
      steps.add(new Step.SetPropagation(mount, Propagation.MS_UNBINDABLE));
    }
  }

  private void enslave(Handle handle, Mount mount, int masterId) throws PlanException {
    if (!firsts.containsKey(masterId)) {
      throw new PlanException(
          mount, "it is a slave of peer group " + masterId + ", which has no mount in the images");
    }
    steps.add(new Step.JoinGroup(handle, mount, first(masterId).handle()));
    steps.add(new Step.SetPropagation(handle, mount, Propagation.MS_SLAVE));
  }

  private First first(int group) {
    return Optional.ofNullable(firsts.get(group)).orElseThrow();
  }
}
