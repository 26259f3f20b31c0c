package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.mount.model.RawPaths;
import criu.mount.model.Sharing;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Plans a restore in which every mount is made on its own and put in place by descriptor, and
 * nothing propagates because sharing is set last. Linear in the number of mounts.
 *
 * <p>Order: the plugins mount at temporary places; each mount is made, flagged and placed, parents
 * before children; the root is switched; peer groups and slaves are joined, masters first.
 */
public final class DetachedPlanner {
  private static final int DEFAULT_FLAGS = (int) MountFlag.MS_RELATIME.bits();

  private final PlanInput input;
  private final Providers providers;
  private final List<Step> steps = new ArrayList<>();
  private final SourceSteps sources;
  private final Deque<Mount> open = new ArrayDeque<>();

  private DetachedPlanner(PlanInput input) throws PlanException {
    this.input = input;
    this.providers = Providers.of(input);
    this.sources = new SourceSteps(input, providers, steps);
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
    SharingPlanner sharing = SharingPlanner.plan(input.forest(), providers);
    for (Mount mount : input.forest().mounts()) {
      if (mount.origin() instanceof Origin.Plugin) {
        steps.add(new Step.Premount(mount));
      }
    }
    for (Mount member : sharing.seeds()) {
      sources.copyWhole(Handle.seedOf(member.sharing().groupId()), member);
    }
    List<Mount> roots = new ArrayList<>();
    for (MountNamespace namespace : input.forest().namespaces()) {
      buildTree(namespace.tree());
      roots.add(namespace.tree().root());
    }
    if (input.detachedTrees()) {
      roots.forEach(root -> steps.add(new Step.AttachRoot(root)));
    }
    roots.forEach(root -> steps.add(new Step.SwitchRoot(root)));
    steps.addAll(sharing.steps());
    return List.copyOf(steps);
  }

  private void buildTree(MountTree tree) {
    for (Mount mount : tree.depthFirst()) {
      closeUntil(mount.parentId());
      make(mount);
      place(tree, mount);
      open.push(mount);
    }
    while (open.size() > 1) {
      close(open.pop());
    }
    open.clear(); // the root is held until it is switched to
  }

  private void make(Mount mount) {
    sources.make(mount);
    if (!hasFlagsAlready(mount, providers.of(mount))) {
      steps.add(new Step.SetFlags(mount));
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

  /** A mount under which everything stands is needed again only for its sharing. */
  private void close(Mount done) {
    if (done.sharing().equals(Sharing.PRIVATE)) {
      steps.add(new Step.Release(Handle.of(done), done));
    }
  }
}
