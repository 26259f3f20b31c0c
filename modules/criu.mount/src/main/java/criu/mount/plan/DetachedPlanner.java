package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.mount.model.RawPaths;
import criu.mount.model.Sharing;
import criu.syscall.MountFlag;
import criu.syscall.Propagation;
import criu.syscall.RawString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans a restore in which every mount is made on its own and put in place by descriptor, and
 * nothing propagates. Linear in the number of mounts.
 *
 * <p>Order: the plugins mount at temporary places; each mount is made, flagged and placed, parents
 * before children; the root is switched; what is missing of the sharing is set. A mount on which
 * nothing stands gets its sharing when it is made, for nothing can propagate from it; any other
 * gets it last.
 */
public final class DetachedPlanner {
  private static final int DEFAULT_FLAGS = (int) MountFlag.MS_RELATIME.bits();

  private final PlanInput input;
  private final Providers providers;
  private final Linkage linkage;
  private final List<Step> steps = new ArrayList<>();
  private final SourceSteps sources;
  private final Seeds seeds;
  private final Deque<Mount> open = new ArrayDeque<>();
  private final Set<Mount> late = new LinkedHashSet<>();

  private DetachedPlanner(PlanInput input) throws PlanException {
    this.input = input;
    this.providers = Providers.of(input);
    this.linkage = new Linkage(input.forest());
    this.sources = new SourceSteps(input, providers, steps);
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

  private List<Step> build() throws PlanException {
    linkage.check();
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
    for (Mount mount : tree.depthFirst()) {
      closeUntil(mount.parentId());
      // the root cannot be switched while a shared mount is over it
      boolean bare = tree.children(mount).isEmpty() && !mount.mountpoint().equals(RawPaths.ROOT);
      make(mount, bare);
      place(tree, mount);
      open.push(mount);
    }
    while (open.size() > 1) {
      close(open.pop());
    }
    open.clear(); // the root is held until it is switched to
  }

  private void make(Mount mount, boolean bare) throws PlanException {
    int group = linkedTo(mount);
    if (group != 0) {
      seeds.need(mount, group);
    }
    boolean early = bare && (group == 0 || seeds.canCopy(mount, group));
    if (early && group != 0) {
      seeds.copy(mount, group);
    } else {
      sources.make(mount);
    }
    if (!hasFlagsAlready(mount, providers.of(mount))) {
      steps.add(new Step.SetFlags(mount));
    }
    if (early) {
      settle(mount);
    } else if (!mount.sharing().equals(Sharing.PRIVATE)) {
      late.add(mount);
    }
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

  private static boolean hasFlagsAlready(Mount mount, Provider provider) {
    return provider.kind() instanceof Provider.NewFileSystem
        && mount.flags().bits() == DEFAULT_FLAGS;
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

  private void closeUntil(int parent) {
    while (!open.isEmpty() && open.element().id() != parent) {
      close(open.pop());
    }
  }

  /** A mount under which everything stands is needed again only when it is shared late. */
  private void close(Mount done) {
    if (!late.contains(done)) {
      steps.add(new Step.Release(Handle.of(done), done));
    }
  }
}
