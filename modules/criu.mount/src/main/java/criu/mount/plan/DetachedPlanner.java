package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.mount.model.RawPaths;
import criu.mount.model.Sharing;
import criu.syscall.Propagation;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans a restore in which every mount is made on its own and put in place by descriptor, and
 * nothing propagates. Linear in the number of mounts.
 *
 * <p>Order: the plugins mount at temporary places; each mount is made, flagged and placed, in the
 * order of {@link BuildOrder}; the root is switched; what is missing of the sharing is set. A mount
 * on which nothing stands gets its sharing when it is made, for nothing can propagate from it; any
 * other gets it last.
 */
public final class DetachedPlanner {
  private final PlanInput input;
  private final Providers providers;
  private final Linkage linkage;
  private final List<Step> steps = new ArrayList<>();
  private final SourceSteps sources;
  private final Seeds seeds;
  private final Set<Mount> late = new LinkedHashSet<>();

  private DetachedPlanner(PlanInput input) throws PlanException {
    this.input = input;
    this.providers = Providers.of(input);
    this.linkage = new Linkage(input.forest());
    this.sources = new SourceSteps(input, providers, true, steps);
    this.seeds = new Seeds(input, linkage, providers, sources, Map.of(), steps);
  }

  /**
   * Returns the steps that build the trees.
   *
   * @throws PlanException when a mount cannot come from anywhere, or sharing cannot be set
   */
  public static List<Step> plan(PlanInput input) throws PlanException {
    return new DetachedPlanner(input).build();
  }

  /**
   * Finds out whether {@link #plan} would fail, in less time: of mounts that are linked to no
   * others it asks only where they come from and in which order.
   *
   * @throws PlanException what {@link #plan} would throw
   */
  public static void check(PlanInput input) throws PlanException {
    new DetachedPlanner(input).checkLinks();
  }

  private void checkLinks() throws PlanException {
    linkage.check();
    seeds.begin();
    for (MountNamespace namespace : input.forest().namespaces()) {
      MountTree tree = namespace.tree();
      for (Mount mount : BuildOrder.of(tree, providers)) {
        int group = linkedTo(mount);
        if (group != 0) {
          seeds.need(mount, group);
          if (!isSharedEarly(tree, mount, group)) {
            late.add(mount);
          }
        }
      }
    }
    for (Mount mount : late) {
      seeds.join(mount, linkedTo(mount));
    }
  }

  private List<Step> build() throws PlanException {
    linkage.check();
    seeds.begin();
    for (Mount mount : input.forest().mounts()) {
      if (mount.origin() instanceof Origin.Plugin) {
        steps.add(new Step.Premount(mount));
      }
    }
    List<Mount> roots = new ArrayList<>();
    for (MountNamespace namespace : input.forest().namespaces()) {
      buildTree(namespace.tree());
      roots.add(namespace.tree().root());
    }
    seeds.unpark();
    if (input.detachedTrees()) {
      roots.forEach(root -> steps.add(new Step.AttachRoot(root)));
    }
    roots.forEach(root -> steps.add(new Step.SwitchRoot(root)));
    for (Mount mount : late) {
      shareLate(mount);
    }
    seeds.release();
    return List.copyOf(steps);
  }

  private void buildTree(MountTree tree) throws PlanException {
    Map<Integer, Integer> toCome = new HashMap<>();
    List<Mount> order = BuildOrder.of(tree, providers);
    FilledTogether filled = FilledTogether.in(order, providers, mount -> linkedTo(mount) == 0);
    for (Mount mount : order) {
      if (input.detachedTrees()) { // else what is made has to be attached at once
        sources.makeAhead(filled.from(mount));
      }
      int children = tree.children(mount).size();
      make(tree, mount);
      place(tree, mount);
      toCome.put(mount.id(), children);
      if (children == 0) {
        close(tree, mount);
      }
      Optional<Mount> parent = tree.parent(mount);
      if (parent.isPresent() && toCome.merge(parent.get().id(), -1, Integer::sum) == 0) {
        close(tree, parent.get());
      }
    }
  }

  private void make(MountTree tree, Mount mount) {
    int group = linkedTo(mount);
    if (group != 0) {
      seeds.need(mount, group);
    }
    boolean early = isSharedEarly(tree, mount, group);
    if (early && group != 0) {
      seeds.copy(mount, group);
    } else {
      sources.make(mount);
    }
    sources.setFlags(mount);
    if (early) {
      settle(mount);
    } else if (!mount.sharing().equals(Sharing.PRIVATE)) {
      late.add(mount);
    }
  }

  /** The root cannot be switched while a shared mount is over it. */
  private boolean isSharedEarly(MountTree tree, Mount mount, int group) {
    return tree.children(mount).isEmpty()
        && !mount.mountpoint().equals(RawPaths.ROOT)
        && (group == 0 || seeds.canCopy(mount, group));
  }

  /** Returns the group that a mount is copied from or joins, 0 when it is linked to none. */
  private int linkedTo(Mount mount) {
    return linkage.isLive(mount) ? mount.sharing().groupId() : mount.sharing().masterId();
  }

  private void shareLate(Mount mount) throws PlanException {
    int group = linkedTo(mount);
    if (group != 0) {
      seeds.join(mount, group);
    }
    settle(mount);
  }

  /** Makes of a member of the group it is linked to, or of a private mount, what it is to be. */
  private void settle(Mount mount) {
    Sharing sharing = mount.sharing();
    boolean member = linkage.isLive(mount);
    if (sharing.isSlave() && !member) {
      steps.add(new Step.SetPropagation(mount, Propagation.MS_SLAVE));
    }
    if (sharing.isShared() && !member) {
      steps.add(new Step.SetPropagation(mount, Propagation.MS_SHARED));
    }
    if (sharing.unbindable()) {
      steps.add(new Step.SetPropagation(mount, Propagation.MS_UNBINDABLE));
    }
  }

  private void place(MountTree tree, Mount mount) {
    Optional<Mount> parent = tree.parent(mount);
    if (parent.isPresent()) {
      RawString below = RawPaths.below(parent.get().mountpoint(), mount.mountpoint());
      steps.add(new Step.Place(mount, parent.get(), below));
    } else if (!input.detachedTrees()) {
      steps.add(new Step.AttachRoot(mount));
    }
  }

  /**
   * A mount on which everything stands is needed again only when it is shared late, or is the root,
   * which is held until it is switched to.
   */
  private void close(MountTree tree, Mount done) {
    if (!late.contains(done) && done.id() != tree.root().id()) {
      steps.add(new Step.Release(Handle.of(done), done));
    }
  }
}
