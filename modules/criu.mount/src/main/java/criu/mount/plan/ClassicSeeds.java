package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.mount.model.PeerGroup;
import criu.mount.model.RawPaths;
import criu.syscall.Propagation;
import criu.syscall.RawString;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mounts from which the members and slaves of linked peer groups are copied: for each group one
 * that is kept aside, or the mount of the tree with which the group began.
 */
final class ClassicSeeds {

  /** A mount to copy from, and the path of the superblock that it shows. */
  private record Seed(Handle handle, Mount mount, RawString root) {}

  private final MountTree tree;
  private final Linkage linkage;
  private final Providers providers;
  private final SourceSteps sources;
  private final Map<Integer, Mount> groupsMade;
  private final List<Step> steps;
  private final Map<Integer, Seed> seeds = new HashMap<>();

  ClassicSeeds(
      MountTree tree,
      Linkage linkage,
      Providers providers,
      SourceSteps sources,
      Map<Integer, Mount> groupsMade,
      List<Step> steps) {
    this.tree = tree;
    this.linkage = linkage;
    this.providers = providers;
    this.sources = sources;
    this.groupsMade = groupsMade;
    this.steps = steps;
  }

  /** Makes a mount as a copy from the seed of a group, and so a peer of its members. */
  void copy(Mount mount, int group) throws PlanException {
    Seed seed = seed(mount, group);
    boolean sameSuperblock = seed.mount().superblock().device().equals(mount.superblock().device());
    if (!sameSuperblock || !RawPaths.isWithin(seed.root(), mount.root())) {
      throw new PlanException(
          mount,
          "its root "
              + mount.root()
              + " does not lie in that of "
              + seed.mount().label()
              + ", with which it shares a peer group");
    }
    RawString below = RawPaths.below(seed.root(), mount.root());
    steps.add(new Step.CopyMount(Handle.of(mount), mount, seed.handle(), below));
    sources.used(providers.of(mount));
  }

  /** Cuts off and lets go of every seed that is kept aside. */
  void release() {
    for (Seed seed : seeds.values()) {
      steps.add(new Step.SetPropagation(seed.handle(), seed.mount(), Propagation.MS_PRIVATE));
      steps.add(new Step.Release(seed.handle(), seed.mount()));
    }
  }

  private Seed seed(Mount mount, int group) throws PlanException {
    Deque<Integer> missing = new ArrayDeque<>();
    int one = group;
    while (one != 0 && !seeds.containsKey(one)) {
      missing.push(one);
      int current = one;
      one =
          linkage
              .group(one)
              .map(PeerGroup::masterId)
              .orElseThrow(() ->
                  new PlanException(
                      mount,
                      "it is a slave of peer group "
                          + current
                          + ", which has no mount in the images"));
    }
    for (int next : missing) {
      seeds.put(next, make(linkage.group(next).orElseThrow()));
    }
    return Optional.ofNullable(seeds.get(group)).orElseThrow();
  }

  private Seed make(PeerGroup group) {
    Mount root = tree.root();
    boolean isRoots = root.sharing().groupId() == group.id();
    Optional<Mount> standing =
        isRoots ? Optional.of(root) : Optional.ofNullable(groupsMade.get(group.id()));
    return standing.isPresent() ? copied(group, standing.get()) : made(group);
  }

  /** A group that exists already is copied from without the mounts that stand on it by now. */
  private Seed copied(PeerGroup group, Mount member) {
    Handle handle = Handle.seedOf(group.id());
    steps.add(new Step.CopyMount(handle, member, Handle.of(member), RawString.EMPTY));
    return new Seed(handle, member, member.root());
  }

  private Seed made(PeerGroup group) {
    Mount first = group.members().getFirst();
    Handle handle = Handle.seedOf(group.id());
    Optional<Seed> master = Optional.ofNullable(seeds.get(group.masterId()));
    if (master.isPresent()) {
      steps.add(new Step.CopyMount(handle, first, master.get().handle(), RawString.EMPTY));
      steps.add(new Step.SetPropagation(handle, first, Propagation.MS_SLAVE));
    } else {
      sources.copyWhole(handle, first);
    }
    steps.add(new Step.SetPropagation(handle, first, Propagation.MS_SHARED));
    RawString root = master.map(Seed::root).orElse(providers.of(first).root());
    return new Seed(handle, first, root);
  }
}
