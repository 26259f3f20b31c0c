package criu.mount.plan;

import criu.mount.filesystem.FileSystemType;
import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import java.util.List;

/** What the overlays that are made here want of the order, because of where their layers lie. */
final class LayerMounts {

  /**
   * What an overlay wants of the order.
   *
   * @param under mounts that show its layers, to stand before it
   * @param over mounts that cover its layers, to stand after it
   */
  record Wanted(List<Mount> under, List<Mount> over) {
    static final Wanted NOTHING = new Wanted(List.of(), List.of());

    boolean isNothing() {
      return under.isEmpty() && over.isEmpty();
    }
  }

  private final MountTree tree;
  private final LayerWay way;
  private final Providers providers;

  LayerMounts(MountTree tree, Siblings siblings, Providers providers) {
    this.tree = tree;
    this.way = new LayerWay(tree, siblings);
    this.providers = providers;
  }

  /** Returns what a mount wants; nothing when it is not an overlay that is made here. */
  Wanted of(Mount mount) {
    return hasLayers(mount) && isMade(providers.of(mount)) ? way.wanted(mount) : Wanted.NOTHING;
  }

  /** Tells whether a mount is an overlay, made here or not. */
  static boolean hasLayers(Mount mount) {
    return FileSystemType.takesPaths(mount.superblock().baseType());
  }

  private boolean isMade(Provider provider) {
    return provider.kind() instanceof Provider.NewFileSystem
        && tree.mount(provider.first().id()).isPresent();
  }
}
