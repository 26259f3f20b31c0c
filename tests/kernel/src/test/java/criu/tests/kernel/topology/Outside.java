package criu.tests.kernel.topology;

import criu.mount.external.ExternalMounts;
import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.mount.model.RawPaths;
import criu.syscall.Device;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The options that name the mounts of a namespace that come from outside.
 *
 * @param dump for the dump, by mountpoint
 * @param restore for the restore, by key
 */
record Outside(ExternalMounts dump, ExternalMounts restore) {

  private record Place(Device device, RawString root) {}

  /**
   * Finds the options; none when a mount that needs one shares its mountpoint with another mount,
   * because then the option would mean both, or is not in the first namespace, where options look.
   */
  static Optional<Outside> of(List<MountTree> trees, Site site) {
    List<Mount> main = trees.getFirst().mounts();
    Map<RawString, Long> mountpoints =
        main.stream().collect(Collectors.groupingBy(Mount::mountpoint, Collectors.counting()));
    List<Mount> needed =
        trees.stream()
            .flatMap(tree -> tree.mounts().stream())
            .filter(mount -> !below(site, mount).isEmpty())
            .sorted(Comparator.comparingInt(mount -> mount.root().latin1().length()))
            .toList();
    Map<Place, Mount> named = new HashMap<>();
    needed.stream()
        .filter(mount -> main.contains(mount) && !mount.rootDeleted())
        .filter(mount -> mountpoints.get(mount.mountpoint()) == 1)
        .filter(mount -> !isNamed(mount, named))
        .forEach(mount -> named.put(place(mount, mount.root()), mount));
    return needed.stream().allMatch(mount -> isNamed(mount, named))
        ? Optional.of(options(named.values(), site))
        : Optional.empty();
  }

  private static String below(Site site, Mount mount) {
    return site.belowOutside(mount.root().latin1());
  }

  private static Place place(Mount mount, RawString root) {
    return new Place(mount.superblock().device(), root);
  }

  private static boolean isNamed(Mount mount, Map<Place, Mount> named) {
    RawString path = mount.root();
    while (!named.containsKey(place(mount, path)) && !path.equals(RawPaths.ROOT)) {
      path = RawPaths.parent(path);
    }
    return named.containsKey(place(mount, path));
  }

  private static Outside options(Iterable<Mount> mounts, Site site) {
    List<RawString> dump = new ArrayList<>();
    List<RawString> restore = new ArrayList<>();
    for (Mount mount : mounts) {
      String key = "key" + dump.size();
      dump.add(new RawString("mnt[" + mount.mountpoint().latin1() + "]:" + key));
      restore.add(RawString.of("mnt[" + key + "]:" + site.another().resolve(below(site, mount))));
    }
    return new Outside(ExternalMounts.parse(dump), ExternalMounts.parse(restore));
  }
}
