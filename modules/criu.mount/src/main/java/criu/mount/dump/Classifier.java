package criu.mount.dump;

import criu.mount.external.ExternalMounts;
import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.Origin;
import criu.mount.rule.Sources;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides for every mount who brings it back: an option, the tree itself, or a plugin. Plugins are
 * asked only for what neither of the others brings back. Linear in the mounts.
 */
final class Classifier {

  /** Asks the plugins for a mount; returns the name of the one that takes it. */
  @FunctionalInterface
  interface Claims {
    Optional<String> claim(Mount mount) throws IOException;
  }

  private final MountForest forest;
  private final ExternalMounts externals;
  private final Optional<AutoDetection> detection;
  private final Claims claims;
  private final DeviceOrigins devices;
  private final Sources given;
  private final Sources sources;
  private final Set<String> plugins = new LinkedHashSet<>();

  private Classifier(
      MountForest forest,
      ExternalMounts externals,
      FileSystemOptions fileSystems,
      Optional<AutoDetection> detection,
      Claims claims) {
    this.devices = new DeviceOrigins(forest, fileSystems.devices());
    this.sources = new Sources(fileSystems.enabled());
    this.given = new Sources(fileSystems.enabled());
    this.forest = forest;
    this.externals = externals;
    this.detection = detection;
    this.claims = claims;
  }

  /**
   * Classifies all mounts.
   *
   * @param detection what finds mounts of the host that no option names, if that is wanted
   */
  static Classification classify(
      MountForest forest,
      ExternalMounts externals,
      FileSystemOptions fileSystems,
      Optional<AutoDetection> detection,
      Claims claims)
      throws IOException {
    return new Classifier(forest, externals, fileSystems, detection, claims).run();
  }

  private Classification run() throws IOException {
    List<Mount> named = forest.mounts().stream().map(this::withOptionOrigin).toList();
    List<Mount> mounts = withDetectedOrigins(named);
    mounts.forEach(this::noteWhatItOffers);
    List<Mount> asked = new ArrayList<>(mounts.size());
    for (Mount mount : mounts) {
      asked.add(withPluginOrigin(mount));
    }
    return new Classification(List.copyOf(asked), plugins);
  }

  private Mount withOptionOrigin(Mount mount) {
    boolean isRoot = forest.parent(mount).isEmpty();
    boolean isMain = forest.namespace(mount).equals(forest.main());
    Optional<RawString> key =
        isRoot || !isMain ? Optional.empty() : externals.get(mount.mountpoint());
    return key.map(name -> mount.withOrigin(new Origin.External(name, false)))
        .orElseGet(() -> isRoot ? mount : devices.of(mount));
  }

  /** A root is never looked for on the host, nor a bind of what is given already. */
  private List<Mount> withDetectedOrigins(List<Mount> named) {
    if (detection.isEmpty()) {
      return named;
    }
    named.stream().filter(this::comesFromOutside).forEach(given::addOutside);
    return named.stream()
        .map(mount ->
            forest.parent(mount).isEmpty() || given.bring(mount)
                ? mount
                : detection.get().detected(mount))
        .toList();
  }

  private boolean comesFromOutside(Mount mount) {
    return mount.id() == forest.root().id() || mount.origin().isOutside();
  }

  private void noteWhatItOffers(Mount mount) {
    if (comesFromOutside(mount)) {
      sources.addOutside(mount);
    } else {
      sources.addInside(mount);
    }
  }

  private Mount withPluginOrigin(Mount mount) throws IOException {
    if (mount.origin().isOutside() || sources.bring(mount)) {
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
}
