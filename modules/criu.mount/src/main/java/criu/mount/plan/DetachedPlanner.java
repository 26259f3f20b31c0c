package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.mount.model.RawPaths;
import criu.mount.model.Sharing;
import criu.syscall.MountFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

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
  private final MountTree tree;
  private final Providers providers;
  private final List<Step> steps = new ArrayList<>();
  private final SourceSteps sources;
  private final Deque<Mount> open = new ArrayDeque<>();

  private DetachedPlanner(PlanInput input) throws PlanException {
    this.input = input;
    this.tree = input.tree();
    this.providers = Providers.of(input);
    this.sources = new SourceSteps(providers, input.detachedTrees(), steps);
  }

  /**
   * Returns the steps that build the tree.
   *
   * @throws PlanException when a mount cannot come from anywhere, or sharing cannot be set
   */
  public static List<Step> plan(PlanInput input) throws PlanException {
    return new DetachedPlanner(input).build();
  }

  private List<Step> build() throws PlanException {
    List<Step> sharing = SharingPlanner.plan(tree);
    for (Mount mount : tree.mounts()) {
      if (mount.origin() instanceof Origin.Plugin) {
        steps.add(new Step.Premount(mount));
      }
    }
    for (Mount mount : tree.depthFirst()) {
      closeUntilParentOf(mount);
      make(mount);
      place(mount);
      open.push(mount);
    }
    closeUntilParentOf(tree.root());
    if (input.detachedTrees()) {
      steps.add(new Step.AttachRoot(tree.root()));
    }
    steps.add(new Step.SwitchRoot(tree.root()));
    steps.addAll(sharing);
    return List.copyOf(steps);
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

  private void place(Mount mount) {
    tree.parent(mount)
        .ifPresentOrElse(
            parent ->
                steps.add(
                    new Step.Place(
                        mount, parent, RawPaths.below(parent.mountpoint(), mount.mountpoint()))),
            () -> {
              if (!input.detachedTrees()) {
                steps.add(new Step.AttachRoot(mount));
              }
            });
  }

  private void closeUntilParentOf(Mount next) {
    while (!open.isEmpty() && open.element().id() != next.parentId()) {
      Mount done = open.pop();
      if (done.sharing().equals(Sharing.PRIVATE) && done.id() != tree.root().id()) {
        steps.add(new Step.Release(Handle.of(done), done));
      }
    }
  }
}
