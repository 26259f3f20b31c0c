package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.RawPaths;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The steps that make mounts from where they come from: directly when a mount is the only one, else
 * by copies from a source that is kept aside until the last of them is made.
 */
final class SourceSteps {
  private static final int MANY_COPIES = 8;

  private final Providers providers;
  private final PlanInput input;
  private final boolean flagsAtOnce;
  private final List<Step> steps;
  private final KnownFlags flags = new KnownFlags();
  private final Map<Provider, Handle> held = new HashMap<>();
  private final Set<Provider> ahead = new HashSet<>();
  private final Map<Provider, Integer> usesLeft = new HashMap<>();
  private final LastBelow below = new LastBelow();

  /**
   * Makes it for a plan.
   *
   * @param flagsAtOnce whether mounts may have their flags as soon as they are made
   */
  SourceSteps(PlanInput input, Providers providers, boolean flagsAtOnce, List<Step> steps) {
    this.input = input;
    this.flagsAtOnce = flagsAtOnce;
    this.providers = providers;
    this.steps = steps;
  }

  /** Makes a mount, without its flags. */
  void make(Mount mount) {
    Provider provider = providers.of(mount);
    if (!isAlone(mount, provider) || held.containsKey(provider)) {
      copy(Handle.of(mount), mount, provider);
    } else if (!ahead.remove(provider)) {
      provide(Handle.of(mount), provider);
    }
  }

  private boolean isAlone(Mount mount, Provider provider) {
    return providers.uses(provider) == 1
        && provider.root().equals(mount.root())
        && !(mount.rootDeleted() && showsRoot(provider.kind()));
  }

  /** Makes file systems before the mounts that come from them, to have them filled together. */
  void makeAhead(List<Mount> mounts) {
    List<Step.FillFileSystem> fills = new ArrayList<>();
    for (Mount mount : mounts) {
      Provider provider = providers.of(mount);
      if (!held.containsKey(provider)) {
        fills.add(new Step.FillFileSystem(handleAhead(mount, provider), provider.first()));
      }
    }
    fills.forEach(fill -> steps.add(new Step.MakeFileSystem(fill.handle(), fill.mount())));
    steps.addAll(fills);
    fills.forEach(fill -> seal(fill.handle(), fill.mount()));
  }

  private Handle handleAhead(Mount mount, Provider provider) {
    Handle handle;
    if (isAlone(mount, provider)) {
      handle = Handle.of(mount);
      ahead.add(provider);
    } else {
      handle = hold(provider);
    }
    flags.made(handle, provider.kind());
    return handle;
  }

  /** Makes a detached copy of the whole of what a mount comes from, beyond its own use of it. */
  void copyWhole(Handle made, Mount mount) {
    Provider provider = providers.of(mount);
    Handle source = source(provider);
    copyMount(made, mount, source, RawString.EMPTY);
  }

  /** Makes a detached copy of what is held, which has the same flags. */
  void copyMount(Handle made, Mount mount, Handle source, RawString path) {
    steps.add(new Step.CopyMount(made, mount, source, path));
    flags.copied(made, source);
  }

  /** Gives a mount that is made its flags, unless it has them. */
  void setFlags(Mount mount) {
    if (!flags.take(Handle.of(mount), mount.flags())) {
      steps.add(new Step.SetFlags(mount));
    }
  }

  private Handle hold(Provider provider) {
    Handle source = Handle.sourceOf(provider.first());
    held.put(provider, source);
    return source;
  }

  /** Makes the source of a mount now, if it is not there already. */
  Handle source(Provider provider) {
    Handle known = held.get(provider);
    if (known != null) {
      return known;
    }
    Handle source = hold(provider);
    provide(source, provider);
    if (copiesHaveFlags(provider)) {
      steps.add(new Step.SetFlags(source, provider.first()));
      flags.set(source, provider.first().flags());
    }
    if (!input.detachedTrees()) {
      steps.add(new Step.Park(source, provider.first()));
    }
    return source;
  }

  /**
   * What many mounts are copied from gets the flags of the first, for most have the same: they need
   * not be given to each then. What a plugin mounts has flags of its own, and a source in which
   * something is made for what was deleted cannot be read-only.
   */
  private boolean copiesHaveFlags(Provider provider) {
    return flagsAtOnce
        && provider.kind() instanceof Provider.HostPath
        && providers.uses(provider) >= MANY_COPIES
        && !provider.first().flags().has(MountFlag.MS_RDONLY);
  }

  private void copy(Handle made, Mount mount, Provider provider) {
    Handle source = source(provider);
    copyFrom(made, mount, source, below.of(provider.root(), mount.root()));
    used(provider);
  }

  /** Makes a detached copy of a part of what is held, which is made again if it was deleted. */
  void copyFrom(Handle made, Mount mount, Handle source, RawString path) {
    Optional<Mount> parent = mount.rootDeleted() ? input.forest().parent(mount) : Optional.empty();
    if (parent.isPresent()) {
      RawString place = RawPaths.below(parent.get().mountpoint(), mount.mountpoint());
      steps.add(new Step.CopyDeleted(made, mount, source, path, parent.get(), place));
    } else {
      copyMount(made, mount, source, path);
    }
  }

  /** Counts a mount that is made in another way as made. */
  void used(Provider provider) {
    int left = usesLeft.getOrDefault(provider, providers.uses(provider)) - 1;
    usesLeft.put(provider, left);
    Handle source = held.get(provider);
    if (left == 0 && source != null) {
      steps.add(new Step.Release(source, provider.first()));
    }
  }

  /** A file system is mounted with its root, which is never what was deleted. */
  private static boolean showsRoot(Provider.Kind kind) {
    return kind instanceof Provider.NewFileSystem || kind instanceof Provider.Source;
  }

  private void provide(Handle handle, Provider provider) {
    Mount first = provider.first();
    flags.made(handle, provider.kind());
    switch (provider.kind()) {
      case Provider.HostPath(var path) -> steps.add(new Step.CopyHostPath(handle, first, path));
      case Provider.FromPlugin() -> steps.add(new Step.TakePremount(handle, first));
      case Provider.Source(var source) -> steps.add(new Step.MountSource(handle, first, source));
      case Provider.NewFileSystem() -> makeFileSystem(handle, provider);
    }
  }

  private void makeFileSystem(Handle handle, Provider provider) {
    steps.add(new Step.MakeFileSystem(handle, provider.first()));
    if (provider.isFilled()) {
      steps.add(new Step.FillFileSystem(handle, provider.first()));
    }
    seal(handle, provider.first());
  }

  private void seal(Handle handle, Mount mount) {
    if (mount.superblock().flags().has(MountFlag.MS_RDONLY)) {
      steps.add(new Step.SealFileSystem(handle, mount));
    }
  }
}
