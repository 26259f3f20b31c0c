package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.mount.model.RawPaths;
import criu.mount.model.Sharing;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  private final Map<Provider, Integer> usesLeft = new HashMap<>();
  private final Deque<Mount> open = new ArrayDeque<>();

  private DetachedPlanner(PlanInput input) throws PlanException {
    this.input = input;
    this.tree = input.tree();
    this.providers = Providers.of(input);
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
    Provider provider = providers.of(mount);
    boolean copied = providers.uses(provider) > 1 || !provider.root().equals(mount.root());
    if (copied) {
      Handle source = Handle.sourceOf(provider.first());
      int left = usesLeft.getOrDefault(provider, providers.uses(provider));
      if (left == providers.uses(provider)) {
        provide(source, provider);
        park(source, provider);
      }
      RawString below = RawPaths.below(provider.root(), mount.root());
      steps.add(new Step.CopyMount(Handle.of(mount), mount, source, below));
      usesLeft.put(provider, left - 1);
      releaseAfterLastUse(source, provider, left - 1);
    } else {
      provide(Handle.of(mount), provider);
    }
    if (!hasFlagsAlready(mount, provider)) {
      steps.add(new Step.SetFlags(mount));
    }
  }

  private void provide(Handle handle, Provider provider) {
    Mount first = provider.first();
    switch (provider.kind()) {
      case Provider.HostPath(RawString path) ->
          steps.add(new Step.CopyHostPath(handle, first, path));
      case Provider.FromPlugin() -> steps.add(new Step.TakePremount(handle, first));
      case Provider.NewFileSystem() -> {
        steps.add(new Step.MakeFileSystem(handle, first));
        steps.add(new Step.FillFileSystem(handle, first));
        steps.add(new Step.SealFileSystem(handle, first));
      }
    }
  }

  private void park(Handle source, Provider provider) {
    if (!input.detachedTrees()) {
      steps.add(new Step.Park(source, provider.first()));
    }
  }

  private void releaseAfterLastUse(Handle source, Provider provider, int left) {
    if (left == 0) {
      steps.add(new Step.Release(source, provider.first()));
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
