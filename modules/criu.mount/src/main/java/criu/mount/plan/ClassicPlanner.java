package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.mount.model.RawPaths;
import criu.mount.model.Sharing;
import criu.syscall.Propagation;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plans a restore that mounts in place and in order, with propagation at work, for kernels that
 * cannot copy sharing from one mount to another. Where no order gives the tree exactly, it says so
 * and nothing is mounted.
 *
 * <p>A peer group to which anything is linked begins as a seed that is kept aside; members are
 * copies of it and so its peers, slaves are copies of it made slaves. A group of one mount without
 * slaves is shared at the end, so that nothing is mounted below a shared mount without need.
 */
public final class ClassicPlanner {
  private final MountTree tree;
  private final boolean newRoot;
  private final Linkage linkage;
  private final Providers providers;
  private final List<PropagationEvent> order;
  private final List<Step> steps = new ArrayList<>();
  private final SourceSteps sources;
  private final Seeds seeds;
  private final Set<Mount> begunBy;
  private final Set<Integer> standing = new HashSet<>();

  private ClassicPlanner(PlanInput input, boolean newRoot) throws PlanException {
    this.tree = input.forest().main().tree();
    this.newRoot = newRoot;
    this.linkage = new Linkage(input.forest());
    linkage.check();
    this.providers = Providers.of(input);
    List<PropagationEvent> events = PropagationEvents.of(tree, linkage);
    this.order = ClassicOrder.of(tree, linkage, providers, events);
    this.sources = new SourceSteps(input, providers, false, steps);
    Map<Integer, Mount> begun = begun(events);
    this.begunBy = Set.copyOf(begun.values());
    this.seeds = new Seeds(input, linkage, providers, sources, begun, steps);
  }

  /**
   * Returns the steps that build the tree.
   *
   * @param newRoot whether the root comes from {@code --root}; else the host's is kept
   * @throws PlanException when no order of mounting gives the tree
   */
  public static List<Step> plan(PlanInput input, boolean newRoot) throws PlanException {
    if (input.forest().namespaces().size() > 1) {
      throw new PlanException(
          input.forest().namespaces().get(1).tree().root(),
          "it is of a second mount namespace, and this engine builds one only");
    }
    return new ClassicPlanner(input, newRoot).build();
  }

  private List<Step> build() throws PlanException {
    if (tree.root().sharing().isSlave()) {
      throw new PlanException(
          tree.root(),
          "a root that is a slave cannot be mounted in order",
          "restore without --mntns-compat-mode");
    }
    seeds.begin();
    if (newRoot) {
      enterNewRoot();
    } else {
      keepOldRoot();
    }
    standing.add(tree.root().id());
    for (PropagationEvent event : order) {
      if (event.origin().id() != tree.root().id()) {
        carryOut(event);
      }
    }
    shareAtTheEnd();
    seeds.release();
    if (newRoot) {
      steps.add(new Step.LeaveOldRoot(tree.root()));
    }
    steps.add(new Step.SetFlags(tree.root()));
    return List.copyOf(steps);
  }

  /** Returns the groups that begin with a mount of the tree: that of the root, and of copies. */
  private Map<Integer, Mount> begun(List<PropagationEvent> events) {
    Map<Integer, Mount> begun = PropagationEvents.groupsMade(events);
    begun.put(tree.root().sharing().groupId(), tree.root()); // 0 is no group, and is never asked
    return begun;
  }

  private void enterNewRoot() {
    Mount root = tree.root();
    sources.make(root);
    steps.add(new Step.AttachRoot(root));
    steps.add(new Step.EnterRoot(root));
    List<Mount> plugged = plugged();
    plugged.forEach(mount -> steps.add(new Step.Premount(mount)));
    for (Mount mount : plugged) {
      if (!movesHome(mount)) {
        sources.source(providers.of(mount)); // before the root is shared and the place cannot move
      }
    }
    shareRootIfLive();
  }

  private void keepOldRoot() {
    steps.add(new Step.KeepRoot(tree.root()));
    for (Mount mount : tree.mounts()) {
      Provider.Kind kind = providers.of(mount).kind();
      boolean byPath = kind instanceof Provider.HostPath || kind instanceof Provider.Source;
      if (byPath && mount.id() != tree.root().id()) {
        sources.source(providers.of(mount)); // while the host's tree is there
      }
    }
    steps.add(new Step.ClearOldTree(tree.root()));
    shareRootIfLive();
  }

  private void shareRootIfLive() {
    if (linkage.isLive(tree.root())) {
      steps.add(new Step.SetPropagation(tree.root(), Propagation.MS_SHARED));
    }
  }

  private List<Mount> plugged() {
    return tree.mounts().stream().filter(m -> m.origin() instanceof Origin.Plugin).toList();
  }

  /** A mount that nothing is copied from can be moved from its temporary place to its own. */
  private boolean movesHome(Mount mount) {
    return providers.uses(providers.of(mount)) == 1
        && !linkage.isLive(tree.root())
        && !linkage.isLive(mount)
        && !mount.sharing().isSlave();
  }

  private void carryOut(PropagationEvent event) throws PlanException {
    Mount origin = event.origin();
    Mount parent = tree.parent(origin).orElseThrow();
    RawString below = RawPaths.below(parent.mountpoint(), origin.mountpoint());
    if (origin.origin() instanceof Origin.Plugin && newRoot && movesHome(origin)) {
      steps.add(new Step.MoveHome(origin, parent, below));
    } else if (origin.origin() instanceof Origin.Plugin && !newRoot) {
      mountInPlace(origin);
    } else {
      make(origin);
      steps.add(new Step.Place(origin, parent, below));
    }
    settle(origin, linkage.isLive(parent));
    for (Mount copy : event.copies()) {
      takeCopy(copy);
    }
    for (Mount slave : event.unwanted()) {
      if (standing.contains(slave.id())) {
        unmountCopy(origin, parent, slave);
      }
    }
  }

  private void mountInPlace(Mount mount) throws PlanException {
    if (!movesHome(mount)) {
      throw new PlanException(
          mount, "a plugin mounts it in place, and other mounts depend on it: add --root");
    }
    steps.add(new Step.MountInPlace(mount));
  }

  private void make(Mount mount) throws PlanException {
    Sharing sharing = mount.sharing();
    if (linkage.isLive(mount)) {
      copySeed(mount, sharing.groupId());
    } else if (sharing.isSlave()) {
      copySeed(mount, sharing.masterId());
      steps.add(new Step.SetPropagation(mount, Propagation.MS_SLAVE));
    } else {
      sources.make(mount);
    }
  }

  private void copySeed(Mount mount, int group) throws PlanException {
    seeds.need(mount, group);
    if (!seeds.canCopy(mount, group)) {
      throw new PlanException(
          mount, "it is linked to peer group " + group + ", whose mounts come from elsewhere");
    }
    seeds.copy(mount, group);
  }

  /**
   * Gives a mount that stands its flags, and takes away the sharing it only got from its parent.
   */
  private void settle(Mount mount, boolean parentIsLive) {
    standing.add(mount.id());
    steps.add(new Step.SetFlags(mount));
    Sharing sharing = mount.sharing();
    if (parentIsLive && !linkage.isLive(mount)) {
      steps.add(
          new Step.SetPropagation(
              mount, sharing.isSlave() ? Propagation.MS_SLAVE : Propagation.MS_PRIVATE));
    }
    finishIfBare(mount);
  }

  private void takeCopy(Mount copy) throws PlanException {
    Mount parent = tree.parent(copy).orElseThrow();
    RawString below = RawPaths.below(parent.mountpoint(), copy.mountpoint());
    if (below.isEmpty()) {
      throw new PlanException(copy, "it is a propagated copy that covers its parent entirely");
    }
    steps.add(new Step.TakeCopy(copy, parent, below));
    sources.used(providers.of(copy));
    settle(copy, true);
  }

  private void unmountCopy(Mount mount, Mount parent, Mount slave) throws PlanException {
    RawString path =
        RawPaths.join(parent.root(), RawPaths.below(parent.mountpoint(), mount.mountpoint()));
    RawString below = RawPaths.below(slave.root(), path);
    if (below.isEmpty()) {
      throw new PlanException(slave, "a copy of " + mount.label() + " would cover it entirely");
    }
    steps.add(new Step.UnmountCopy(mount, slave, below));
  }

  /** A mount on which nothing stands propagates nothing, and is finished at once. */
  private void finishIfBare(Mount mount) {
    if (tree.children(mount).isEmpty() && !begunBy.contains(mount)) {
      shareAlone(mount);
      steps.add(new Step.Release(Handle.of(mount), mount));
    }
  }

  private void shareAtTheEnd() {
    for (Mount mount : tree.mounts()) {
      boolean finished = tree.children(mount).isEmpty() && !begunBy.contains(mount);
      if (!finished || mount.id() == tree.root().id()) {
        shareAlone(mount);
      }
    }
  }

  private void shareAlone(Mount mount) {
    Sharing sharing = mount.sharing();
    if (sharing.isShared() && !linkage.isLive(mount)) {
      steps.add(new Step.SetPropagation(mount, Propagation.MS_SHARED));
    }
    if (sharing.unbindable()) {
      steps.add(new Step.SetPropagation(mount, Propagation.MS_UNBINDABLE));
    }
  }
}
