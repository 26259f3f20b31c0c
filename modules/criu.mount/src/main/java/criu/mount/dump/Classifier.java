package criu.mount.dump;

import criu.mount.external.ExternalMounts;
import criu.mount.filesystem.FileSystemType;
import criu.mount.filesystem.FileSystemType.Content;
import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.Origin;
import criu.mount.model.PeerGroup;
import criu.mount.model.RawPaths;
import criu.syscall.Device;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides for every mount who brings it back: the tree itself, an option or a plugin. What nobody
 * can bring back is collected as a problem, all of them at once. Linear in the mounts.
 */
final class Classifier {

  /** Asks the plugins for a mount; returns the name of the one that takes it. */
  @FunctionalInterface
  interface Claims {
    Optional<String> claim(Mount mount) throws IOException;
  }

  private record Place(Device device, RawString root) {}

  private final MountForest forest;
  private final Set<Device> host;
  private final ExternalMounts externals;
  private final Claims claims;
  private final Set<Place> outside = new HashSet<>();
  private final Set<Device> whole = new HashSet<>();
  private final Set<String> plugins = new LinkedHashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private Classifier(
      MountForest forest, Set<Device> host, ExternalMounts externals, Claims claims) {
    this.host = host;
    this.forest = forest;
    this.externals = externals;
    this.claims = claims;
  }

  /**
   * Classifies all mounts.
   *
   * @param host the superblocks that the host has mounted
   */
  static Classification classify(
      MountForest forest, Set<Device> host, ExternalMounts externals, Claims claims)
      throws IOException {
    return new Classifier(forest, host, externals, claims).run();
  }

  private Classification run() throws IOException {
    checkThatKeysAreUsed();
    List<Mount> mounts = forest.mounts().stream().map(this::withOptionOrigin).toList();
    mounts.forEach(this::noteWhatItOffers);
    List<Mount> asked = new ArrayList<>(mounts.size());
    for (Mount mount : mounts) {
      asked.add(withPluginOrigin(mount));
    }
    asked.forEach(this::checkThatSomethingBringsItBack);
    checkMasters(asked);
    return new Classification(List.copyOf(asked), List.copyOf(problems), plugins);
  }

  private void checkThatKeysAreUsed() {
    Set<RawString> mountpoints = new HashSet<>();
    forest.main().tree().mounts().forEach(mount -> mountpoints.add(mount.mountpoint()));
    for (RawString path : externals.keys()) {
      if (!mountpoints.contains(path) || path.equals(RawPaths.ROOT)) {
        problems.add(
            new Problem(
                forest.root(),
                "--external names " + path + ", where nothing but the root is mounted",
                "give a mountpoint exactly as mountinfo shows it"));
      }
    }
  }

  private Mount withOptionOrigin(Mount mount) {
    boolean isRoot = forest.parent(mount).isEmpty();
    boolean isMain = forest.namespace(mount).equals(forest.main());
    Optional<RawString> key =
        isRoot || !isMain ? Optional.empty() : externals.get(mount.mountpoint());
    return key.map(name -> mount.withOrigin(new Origin.External(name, false))).orElse(mount);
  }

  private void noteWhatItOffers(Mount mount) {
    if (mount.id() == forest.root().id() || mount.origin().isOutside()) {
      outside.add(new Place(mount.superblock().device(), mount.root()));
    } else if (mount.showsWholeSuperblock() && type(mount).isPresent()) {
      whole.add(mount.superblock().device());
    }
  }

  private Mount withPluginOrigin(Mount mount) throws IOException {
    if (mount.origin().isOutside() || isBroughtBackByTree(mount)) {
      return mount;
    }
    Optional<String> plugin = claims.claim(mount);
    if (plugin.isEmpty()) {
      return mount;
    }
    plugins.add(plugin.get());
    Mount taken = mount.withOrigin(new Origin.Plugin());
    noteWhatItOffers(taken);
    return taken;
  }

  private boolean isBroughtBackByTree(Mount mount) {
    return liesInOutside(mount) || whole.contains(mount.superblock().device());
  }

  private boolean liesInOutside(Mount mount) {
    RawString path = mount.root();
    while (!outside.contains(new Place(mount.superblock().device(), path))) {
      if (path.equals(RawPaths.ROOT)) {
        return false;
      }
      path = RawPaths.parent(path);
    }
    return true;
  }

  private void checkThatSomethingBringsItBack(Mount mount) {
    boolean fine =
        mount.origin().isOutside()
            || isBroughtBackByTree(mount)
            || type(mount).filter(type -> canBeMadeWithoutItsRoot(mount, type)).isPresent();
    if (!fine) {
      problems.add(
          new Problem(
              mount,
              type(mount).isPresent()
                  ? "it shows " + mount.root() + " of a file system whose root is not mounted here"
                  : "it shows "
                      + mount.root()
                      + " of a file system of type "
                      + mount.superblock().type()
                      + " that comes from outside of the tree",
              "name it with --external 'mnt["
                  + mount.mountpoint()
                  + "]:KEY', or load a plugin that takes it with -L DIR"));
    }
  }

  /** What the host has mounted too may hold more than is seen here, and belongs to the host. */
  private boolean canBeMadeWithoutItsRoot(Mount mount, FileSystemType type) {
    return type.content() == Content.FROM_THE_KERNEL || !host.contains(mount.superblock().device());
  }

  private void checkMasters(List<Mount> mounts) {
    Set<Integer> groups = PeerGroup.of(mounts).keySet();
    for (Mount mount : mounts) {
      int master = mount.sharing().masterId();
      if (master != 0 && !groups.contains(master)) {
        problems.add(
            new Problem(
                mount,
                "it is a slave of peer group " + master + ", which has no mount in the namespace",
                "make it private inside of the namespace: mount --make-private "
                    + mount.mountpoint()));
      }
    }
  }

  private static Optional<FileSystemType> type(Mount mount) {
    return FileSystemType.named(mount.superblock().baseType());
  }
}
