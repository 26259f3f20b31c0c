package criu.mount.plan;

import criu.mount.model.Mount;
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
 * The mounts from which the members and slaves of linked peer groups get their sharing: for each
 * group one that is kept aside and shows all of what the group's first mount comes from. A copy of
 * it is a peer of the others.
 */
final class Seeds {

  /** A mount to copy from, what it comes from, and the path of the superblock that it shows. */
  private record Seed(Handle handle, Mount mount, Provider provider, RawString root) {}

  private final PlanInput input;
  private final Linkage linkage;
  private final Providers providers;
  private final SourceSteps sources;
  private final Map<Integer, Mount> begun;
  private final List<Step> steps;
  private final Map<Integer, Seed> seeds = new HashMap<>();

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
  }

  /**
   * Makes the seed of a group that a mount needs, and those of its masters, if they are missing.
   */
  void need(Mount mount, int group) throws PlanException {
    Deque<PeerGroup> missing = new ArrayDeque<>();
    int one = group;
    while (one != 0 && !seeds.containsKey(one)) {
      PeerGroup found = group(mount, one);
      missing.push(found);
      one = found.masterId();
    }
    for (PeerGroup next : missing) {
      seeds.put(next.id(), make(next));
    }
  }

  private PeerGroup group(Mount mount, int id) throws PlanException {
    return linkage
        .group(id)
        .orElseThrow(() ->
            new PlanException(
                mount, "it is a slave of peer group " + id + ", which has no mount in the images"));
  }

  /** Tells whether a mount comes from where the seed of a group comes from. */
  boolean canCopy(Mount mount, int group) {
    Seed seed = seed(group);
    return providers.of(mount).equals(seed.provider())
        && RawPaths.isWithin(seed.root(), mount.root());
  }

  /** Makes a mount as a copy of the seed of a group, and so a peer of its members. */
  void copy(Mount mount, int group) {
    Seed seed = seed(group);
    RawString below = RawPaths.below(seed.root(), mount.root());
    sources.copyFrom(Handle.of(mount), mount, seed.handle(), below);
    sources.used(providers.of(mount));
  }

  /** Gives a mount that stands the sharing of a group's seed. */
  void join(Mount mount, int group) throws PlanException {
    Seed seed = seed(group);
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
    for (Seed seed : seeds.values()) {
      if (!input.detachedTrees()) {
        steps.add(new Step.CopyMount(seed.handle(), seed.mount(), seed.handle(), RawString.EMPTY));
      }
    }
  }

  /** Cuts off and lets go of every seed. */
  void release() {
    for (Seed seed : seeds.values()) {
      steps.add(new Step.SetPropagation(seed.handle(), seed.mount(), Propagation.MS_PRIVATE));
      steps.add(new Step.Release(seed.handle(), seed.mount()));
    }
  }

  private Seed seed(int group) {
    return Optional.ofNullable(seeds.get(group)).orElseThrow();
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
    steps.add(new Step.CopyMount(handle, member, Handle.of(member), RawString.EMPTY));
    return new Seed(handle, member, providers.of(member), member.root());
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
    Provider provider = master.map(Seed::provider).orElse(providers.of(first));
    RawString root = master.map(Seed::root).orElse(provider.root());
    return new Seed(handle, first, provider, root);
  }
}
