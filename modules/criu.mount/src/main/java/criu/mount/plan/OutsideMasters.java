package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.Sharing;
import criu.syscall.Propagation;
import criu.syscall.RawString;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The masters that have no mount in the images: peer groups of the host. A slave of one comes from
 * a path of the host, and gets the master anew from the mount on which that path lies.
 *
 * <p>For each group and each path from which slaves of it come, a copy of the path is kept aside
 * that was made before the new namespace was cut off from the host, and so is linked to the host's
 * mount. Made a slave, it is what the others are copied from.
 */
public final class OutsideMasters {

  /** A group that has no mount in the images, and where slaves of it come from. */
  private record Anchor(int group, Provider provider) {}

  private final Providers providers;
  private final Map<Anchor, Seed> seeds = new LinkedHashMap<>();

  private OutsideMasters(Providers providers) {
    this.providers = providers;
  }

  /** Finds them. */
  static OutsideMasters of(PlanInput input, Linkage linkage, Providers providers) {
    OutsideMasters masters = new OutsideMasters(providers);
    for (Mount mount : input.forest().mounts()) {
      int master = mount.sharing().masterId();
      if (master != 0 && linkage.group(master).isEmpty()) {
        masters.add(master, linkage.isLive(mount) ? firstMember(linkage, mount) : mount);
      }
    }
    return masters;
  }

  private static Mount firstMember(Linkage linkage, Mount mount) {
    return linkage.group(mount.sharing().groupId()).orElseThrow().members().getFirst();
  }

  private void add(int group, Mount slave) {
    Provider provider = providers.of(slave);
    seeds.computeIfAbsent(
        new Anchor(group, provider),
        anchor -> new Seed(Handle.ofHostFor(slave), slave, provider, provider.root()));
  }

  /**
   * Returns the paths of the host whose mounts a plan has to know.
   *
   * @throws PlanException when there are slaves, and a mount cannot come from anywhere
   */
  public static Set<RawString> hostPaths(PlanInput input) throws PlanException {
    if (input.forest().mounts().stream().noneMatch(mount -> mount.sharing().isSlave())) {
      return Set.of();
    }
    Linkage linkage = new Linkage(input.forest());
    Set<RawString> paths = new LinkedHashSet<>();
    for (Seed seed : of(input, linkage, Providers.of(input)).seeds.values()) {
      hostPath(seed).ifPresent(paths::add);
    }
    return paths;
  }

  private static Optional<RawString> hostPath(Seed seed) {
    return seed.provider().kind() instanceof Provider.HostPath(RawString path)
        ? Optional.of(path)
        : Optional.empty();
  }

  /** Returns what a slave of such a group is copied from. */
  Optional<Seed> seed(Mount slave, int group) {
    return Optional.ofNullable(seeds.get(new Anchor(group, providers.of(slave))));
  }

  /** Returns all that is kept aside. */
  Iterable<Seed> seeds() {
    return seeds.values();
  }

  /**
   * Adds the steps that make the slaves of the host, which begin a plan.
   *
   * @throws PlanException when the host has no such master
   */
  void make(PlanInput input, List<Step> steps) throws PlanException {
    for (Seed seed : seeds.values()) {
      steps.add(new Step.CopyHostPeer(seed.handle(), seed.mount(), linkedPath(input, seed)));
    }
    for (Seed seed : seeds.values()) {
      steps.add(new Step.SetPropagation(seed.handle(), seed.mount(), Propagation.MS_SLAVE));
      if (!input.detachedTrees()) {
        steps.add(new Step.Park(seed.handle(), seed.mount()));
      }
    }
  }

  private static RawString linkedPath(PlanInput input, Seed seed) throws PlanException {
    RawString path = hostPath(seed).orElseThrow(() -> notOfTheHost(seed));
    if (input.hostMounts().isPresent()) {
      Optional<Mount> on = Optional.ofNullable(input.hostMounts().get().get(path));
      Sharing sharing = on.map(Mount::sharing).orElse(Sharing.PRIVATE);
      if (!sharing.isShared() && !sharing.isSlave()) {
        throw privateOnTheHost(seed.mount(), path, on.map(Mount::mountpoint).orElse(path));
      }
    }
    return path;
  }

  private static PlanException notOfTheHost(Seed seed) {
    return new PlanException(
        seed.mount(),
        "it is a slave of peer group "
            + seed.mount().sharing().masterId()
            + ", which has no mount in the images, and no path of the host stands for it");
  }

  private static PlanException privateOnTheHost(Mount slave, RawString path, RawString on) {
    String below = path.equals(on) ? "" : ", which lies on the mount at " + on + ",";
    return new PlanException(
        slave,
        "it is a slave of a peer group outside of the tree, and "
            + path
            + " of this host"
            + below
            + " is neither shared nor a slave",
        "on this host: mount --make-shared "
            + on
            + "; or dump again after mount --make-private "
            + slave.mountpoint()
            + " inside of the namespace");
  }
}
