package criu.mount.plan;

import criu.mount.filesystem.FileSystemType;
import criu.mount.filesystem.FileSystemType.Instances;
import criu.mount.model.ById;
import criu.mount.model.Mount;
import criu.mount.model.Origin;
import criu.mount.model.Place;
import criu.mount.model.RawPaths;
import criu.syscall.Device;
import criu.syscall.RawString;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides where each mount comes from: from outside when an option or plugin says so or when it is
 * a bind of such a mount or of the root, else from a superblock made anew. Linear in the mounts.
 */
final class Providers {

  private record Family(Device device, RawString source) {}

  private final PlanInput input;
  private final Map<Place, Provider> outside = new HashMap<>();
  private final Map<Integer, Provider> own = new HashMap<>();
  private final Map<Family, Provider> fresh = new HashMap<>();
  private final ById<Provider> byMount;
  private final Map<Provider, Integer> uses = new HashMap<>();

  /** Of mounts one after the other many show the same place. */
  private Place last = new Place(new Device(0, 0), RawString.EMPTY);

  private Optional<Provider> nearest = Optional.empty();

  private Providers(PlanInput input) {
    this.input = input;
    this.byMount = new ById<>(input.forest().mounts().size());
  }

  static Providers of(PlanInput input) throws PlanException {
    Providers providers = new Providers(input);
    for (Mount mount : input.forest().mounts()) {
      providers.collectOutside(mount);
    }
    for (Mount mount : input.forest().mounts()) {
      Provider provider = providers.choose(mount);
      providers.byMount.put(mount.id(), provider);
      providers.uses.merge(provider, 1, Integer::sum);
    }
    return providers;
  }

  /** Returns where a mount comes from. */
  Provider of(Mount mount) {
    return byMount.get(mount.id()).orElseThrow();
  }

  /** Returns how many mounts come from a provider. */
  int uses(Provider provider) {
    return uses.getOrDefault(provider, 0);
  }

  private void collectOutside(Mount mount) throws PlanException {
    if (mount.id() == input.forest().root().id()) {
      addOutside(mount, new Provider.HostPath(input.root()));
      return;
    }
    switch (mount.origin()) {
      case Origin.Tree() -> {}
      case Origin.Plugin() -> addOutside(mount, new Provider.FromPlugin());
      case Origin.External e -> addOutside(mount, externalPath(mount));
      case Origin.AutoExternal a -> addOutside(mount, externalPath(mount));
      case Origin.DeviceExternal() -> addDevice(mount, externalPath(mount).path());
    }
  }

  /** All mounts of a device come from one that shows the whole of it. */
  private void addDevice(Mount mount, RawString path) {
    Place whole = new Place(mount.superblock().device(), RawPaths.ROOT);
    Provider.Kind source = new Provider.Source(path);
    own.put(
        mount.id(),
        outside.computeIfAbsent(whole, place -> new Provider(mount, source, RawPaths.ROOT)));
  }

  private Provider.HostPath externalPath(Mount mount) throws PlanException {
    return new Provider.HostPath(
        Optional.ofNullable(input.externals().get(mount.id()))
            .orElseThrow(() -> new PlanException(mount, "no path is known for this external")));
  }

  private void addOutside(Mount mount, Provider.Kind kind) {
    Provider provider = new Provider(mount, kind, mount.root());
    own.put(mount.id(), provider);
    outside.putIfAbsent(Place.of(mount), provider);
  }

  private Provider choose(Mount mount) throws PlanException {
    Optional<Provider> named =
        Optional.ofNullable(own.get(mount.id())).or(() -> nearestOutside(mount));
    return named.isPresent() ? named.get() : newFileSystem(mount);
  }

  private Optional<Provider> nearestOutside(Mount mount) {
    Place place = Place.of(mount);
    if (!place.equals(last)) {
      nearest = nearestOutside(place);
      last = place;
    }
    return nearest;
  }

  private Optional<Provider> nearestOutside(Place whole) {
    Place place = whole;
    while (true) {
      Provider found = outside.get(place);
      if (found != null || place.root().equals(RawPaths.ROOT)) {
        return Optional.ofNullable(found);
      }
      place = new Place(place.device(), RawPaths.parent(place.root()));
    }
  }

  private Provider newFileSystem(Mount mount) throws PlanException {
    RawString name = mount.superblock().baseType();
    FileSystemType type =
        FileSystemType.named(name)
            .or(() -> FileSystemType.fromItsSource(name))
            .orElseThrow(() ->
                new PlanException(
                    mount,
                    "a file system of type "
                        + mount.superblock().type()
                        + " cannot be made anew, and nothing else provides it"));
    boolean sourceIsEachMounts = type.instances() != Instances.NEW_EACH_TIME;
    RawString source = sourceIsEachMounts ? mount.superblock().source() : RawString.EMPTY;
    return fresh.computeIfAbsent(
        new Family(mount.superblock().device(), source),
        family -> new Provider(mount, kind(mount, type), RawPaths.ROOT));
  }

  private static Provider.Kind kind(Mount mount, FileSystemType type) {
    return switch (type.content()) {
      case ON_ITS_SOURCE -> new Provider.Source(mount.superblock().source());
      case FROM_THE_KERNEL, ARCHIVED -> new Provider.NewFileSystem();
    };
  }
}
