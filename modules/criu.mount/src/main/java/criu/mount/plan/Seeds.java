package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.PeerGroup;
import criu.mount.model.RawPaths;
import criu.syscall.Propagation;
import criu.syscall.RawString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mounts from which the members and slaves of linked peer groups get their sharing: for each
 * group one that is kept aside and shows all of what the group's first mount comes from. A copy of
 * it is a peer of the others.
 */
final class Seeds {

  private final PlanInput input;
  private final Linkage linkage;
  private final Providers providers;
  private final SourceSteps sources;
  private final Map<Integer, Mount> begun;
  private final List<Step> steps;
  private final OutsideMasters outside;
  private final Map<Integer, Seed> seeds = new HashMap<>();
  private final LastBelow below = new LastBelow();

  /**
   * Makes it for a plan.
   *
   * @param begun for groups that begin with a mount of the tree, that mount; the seed is a copy of
   *     it then
   */
  Seeds(
      PlanInput input,
      Linkage linkage,
      Providers providers,
      SourceSteps sources,
      Map<Integer, Mount> begun,
      List<Step> steps) {
    this.input = input;
    this.linkage = linkage;
    this.providers = providers;
    this.sources = sources;
    this.begun = begun;
    this.steps = steps;
    this.outside = OutsideMasters.of(input, linkage, providers);
  }

  /** Makes the slaves of the host that others are copied from; the first of all steps. */
  void begin() throws PlanException {
    outside.make(input, steps);
  }

  /**
   * Makes the seed of a group that a mount needs, and those of its masters, if they are missing.
   */
  void need(Mount mount, int group) {
    Deque<PeerGroup> missing = new ArrayDeque<>();
    Optional<PeerGroup> one = missing(group);
    while (one.isPresent()) {
      missing.push(one.get());
      one = missing(one.get().masterId());
    }
    for (PeerGroup next : missing) {
      seeds.put(next.id(), make(next));
    }
  }

  /** Returns a group that has mounts in the tree and no seed. */
  private Optional<PeerGroup> missing(int group) {
    return seeds.containsKey(group) ? Optional.empty() : linkage.group(group);
  }

  /** Tells whether a mount comes from where the seed of a group comes from. */
  boolean canCopy(Mount mount, int group) {
    Seed seed = seed(mount, group);
    return providers.of(mount).equals(seed.provider())
        && RawPaths.isWithin(seed.root(), mount.root());
  }

  /** Makes a mount as a copy of the seed of a group, and so a peer of its members. */
  void copy(Mount mount, int group) {
    Seed seed = seed(mount, group);
    RawString path = below.of(seed.root(), mount.root());
    sources.copyFrom(Handle.of(mount), mount, seed.handle(), path);
    sources.used(providers.of(mount));
  }

  /** Gives a mount that stands the sharing of a group's seed. */
  void join(Mount mount, int group) throws PlanException {
    Seed seed = seed(mount, group);
    boolean sameSuperblock = seed.mount().superblock().device().equals(mount.superblock().device());
    if (!sameSuperblock || !RawPaths.isWithin(seed.root(), mount.root())) {
      throw new PlanException(
          mount,
          "it shares a peer group with "
              + seed.mount().label()
              + ", and nothing that is restored shows the roots of both");
    }
    steps.add(new Step.JoinGroup(Handle.of(mount), mount, seed.handle()));
  }

  /** Takes seeds out of the place where they are attached, which goes with the host's tree. */
  void unpark() {
    for (Seed seed : all()) {
      if (!input.detachedTrees()) {
        sources.copyMount(seed.handle(), seed.mount(), seed.handle(), RawString.EMPTY);
      }
    }
  }

  /** Cuts off and lets go of every seed. */
  void release() {
    for (Seed seed : all()) {
      steps.add(new Step.SetPropagation(seed.handle(), seed.mount(), Propagation.MS_PRIVATE));
      steps.add(new Step.Release(seed.handle(), seed.mount()));
    }
  }

  private Seed seed(Mount mount, int group) {
    return find(mount, group).orElseThrow();
  }

  private Optional<Seed> find(Mount mount, int group) {
    return Optional.ofNullable(seeds.get(group)).or(() -> outside.seed(mount, group));
  }

  private List<Seed> all() {
    List<Seed> all = new ArrayList<>(seeds.values());
    outside.seeds().forEach(all::add);
    return all;
  }

  private Seed make(PeerGroup group) {
    Optional<Mount> first = Optional.ofNullable(begun.get(group.id()));
    Seed seed = first.isPresent() ? copied(group, first.get()) : made(group);
    if (!input.detachedTrees()) {
      steps.add(new Step.Park(seed.handle(), seed.mount()));
    }
    return seed;
  }

  /** A group that exists already is copied from without the mounts that stand on it by now. */
  private Seed copied(PeerGroup group, Mount member) {
    Handle handle = Handle.seedOf(group.id());
    sources.copyMount(handle, member, Handle.of(member), RawString.EMPTY);
    return new Seed(handle, member, providers.of(member), member.root());
  }

  private Seed made(PeerGroup group) {
    Mount first = group.members().getFirst();
    Handle handle = Handle.seedOf(group.id());
    Optional<Seed> master = find(first, group.masterId());
    if (master.isPresent()) {
      sources.copyMount(handle, first, master.get().handle(), RawString.EMPTY);
      steps.add(new Step.SetPropagation(handle, first, Propagation.MS_SLAVE));
    } else {
      sources.copyWhole(handle, first);
    }
    steps.add(new Step.SetPropagation(handle, first, Propagation.MS_SHARED));
    Provider provider = master.map(Seed::provider).orElse(providers.of(first));
    RawString root = master.map(Seed::root).orElse(provider.root());
    return new Seed(handle, first, provider, root);
  }
}
