package criu.mount.dump;

import criu.mount.filesystem.FileSystemType;
import criu.mount.filesystem.OverlayOptions;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.MountTree;
import criu.mount.model.RawPaths;
import criu.mount.plan.LayerWay;
import criu.mount.rule.LostLayer;
import criu.mount.rule.Sources;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileKind;
import criu.syscall.Kernel;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import criu.syscall.ResolveFlag;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks whether the layers of overlays are where a restore looks for them: all inside of the tree,
 * or else all on the host. Opens nothing but places.
 */
final class LayerLook {
  private static final Set<OpenFlag> PLACE = Set.of(OpenFlag.O_PATH, OpenFlag.O_CLOEXEC);
  private static final Set<ResolveFlag> WITHOUT_LINKS =
      Set.of(ResolveFlag.RESOLVE_BENEATH, ResolveFlag.RESOLVE_NO_SYMLINKS);
  private static final Set<ResolveFlag> INSIDE =
      Set.of(ResolveFlag.RESOLVE_IN_ROOT, ResolveFlag.RESOLVE_NO_MAGICLINKS);
  private static final RawString HERE = new RawString(".");

  /** A layer, and the mounts it can lie in: that of its overlay's time, and those above it. */
  private record Way(RawString layer, List<Mount> upwards) {}

  private final Kernel kernel;
  private final LiveTree found;
  private final MountForest forest;
  private final Map<Mount, List<Way>> ways = new LinkedHashMap<>();

  private LayerLook(Kernel kernel, LiveTree found, MountForest forest) {
    this.kernel = kernel;
    this.found = found;
    this.forest = forest;
  }

  /**
   * Returns, by the ids of overlays that are made anew, the first layer of each that is lost.
   *
   * @param sources what mounts can be copied from
   */
  static Map<Integer, LostLayer> lost(
      Kernel kernel, LiveTree found, MountForest forest, Sources sources) throws IOException {
    LayerLook look = new LayerLook(kernel, found, forest);
    Map<MountTree, LayerWay> byTree = new HashMap<>();
    for (Mount mount : forest.mounts()) {
      if (isMade(mount, sources)) {
        MountTree tree = forest.namespace(mount).tree();
        look.add(mount, tree, byTree.computeIfAbsent(tree, LayerWay::new));
      }
    }
    return look.ways.isEmpty() ? Map.of() : look.lost();
  }

  private static boolean isMade(Mount mount, Sources sources) {
    return !mount.origin().isOutside()
        && FileSystemType.takesPaths(mount.superblock().baseType())
        && !sources.bringFromOutside(mount);
  }

  private void add(Mount overlay, MountTree tree, LayerWay way) {
    List<Way> found = new ArrayList<>();
    for (RawString layer : OverlayOptions.layers(overlay.superblock().options())) {
      List<Mount> upwards = new ArrayList<>();
      Optional<Mount> next = Optional.of(way.under(overlay, layer));
      while (next.isPresent()) {
        upwards.add(next.get());
        next = tree.parent(next.get());
      }
      found.add(new Way(layer, upwards));
    }
    ways.put(overlay, found);
  }

  private Map<Integer, LostLayer> lost() throws IOException {
    ways.values().removeIf(layers -> layers.stream().allMatch(way -> isOnHost(way.layer())));
    try (OpenedMounts opened = OpenedMounts.of(kernel, found.namespaces(), forest, wanted())) {
      return firstOfEach((overlay, way) -> look(overlay, way, opened));
    } catch (UnopenedMountsException e) {
      return firstOfEach(this::lookAsTheProcess); // what hides a layer cannot be told then
    } catch (SyscallException e) {
      if (e.errno() == Errno.EPERM) {
        return firstOfEach(this::lookAsTheProcess); // the owner of a user namespace is no root
      }
      String which = ways.keySet().iterator().next().label();
      throw new MountException("dump: look for the layers of overlays", which, e);
    }
  }

  /** Looks for one layer. */
  @FunctionalInterface
  private interface Look {
    Optional<LostLayer> at(Mount overlay, Way way) throws IOException;
  }

  private Map<Integer, LostLayer> firstOfEach(Look look) throws IOException {
    Map<Integer, LostLayer> lost = new HashMap<>();
    for (Map.Entry<Mount, List<Way>> overlay : ways.entrySet()) {
      for (Way way : overlay.getValue()) {
        int id = overlay.getKey().id();
        look.at(overlay.getKey(), way).ifPresent(layer -> lost.putIfAbsent(id, layer));
      }
    }
    return lost;
  }

  private Optional<LostLayer> lookAsTheProcess(Mount overlay, Way way) throws IOException {
    return isInside(overlay, way.layer())
        ? Optional.empty()
        : Optional.of(new LostLayer(way.layer(), Optional.empty()));
  }

  private List<ArchivedFileSystem> wanted() {
    return ways.values().stream()
        .flatMap(List::stream)
        .flatMap(way -> way.upwards().stream())
        .distinct()
        .map(mount ->
            new ArchivedFileSystem(mount.superblock().device(), Map.of(mount.root(), mount)))
        .toList();
  }

  private boolean isOnHost(RawString layer) {
    try {
      return isDirectory(Fd.CWD, layer, Set.of());
    } catch (SyscallException e) {
      return false;
    }
  }

  private Optional<LostLayer> look(Mount overlay, Way way, OpenedMounts opened) throws IOException {
    for (int i = 0; i < way.upwards().size(); i++) {
      if (isIn(way.upwards().get(i), way.layer(), overlay, opened)) {
        return i == 0
            ? Optional.empty()
            : Optional.of(new LostLayer(way.layer(), Optional.of(way.upwards().get(i - 1))));
      }
    }
    return Optional.of(new LostLayer(way.layer(), Optional.empty()));
  }

  private boolean isIn(Mount mount, RawString layer, Mount overlay, OpenedMounts opened)
      throws IOException {
    RawString below = RawPaths.below(mount.mountpoint(), layer);
    try {
      return isDirectory(opened.get(mount), below.isEmpty() ? HERE : below, WITHOUT_LINKS);
    } catch (SyscallException e) {
      return e.errno() == Errno.ELOOP && isInside(overlay, layer);
    }
  }

  /** Looks as the process sees it, for a path through symbolic links. */
  private boolean isInside(Mount overlay, RawString layer) throws IOException {
    int id = forest.namespace(overlay).id();
    for (LiveNamespace namespace : found.namespaces()) {
      if (namespace.id() == id) {
        try (Fd root = namespace.openRoot(kernel.files())) {
          return isDirectory(root, layer, INSIDE);
        } catch (SyscallException e) {
          return e.errno() == Errno.EACCES || e.errno() == Errno.EPERM; // nobody can tell
        }
      }
    }
    return false;
  }

  private boolean isDirectory(Fd from, RawString path, Set<ResolveFlag> resolve)
      throws SyscallException {
    try (Fd place = kernel.files().openIn(from, path, PLACE, 0, resolve)) {
      return kernel.files().status(place, RawString.EMPTY).kind() == FileKind.DIRECTORY;
    }
  }
}
