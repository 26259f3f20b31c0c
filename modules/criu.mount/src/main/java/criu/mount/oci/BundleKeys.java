package criu.mount.oci;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.Origin;
import criu.mount.model.RawPaths;
import criu.syscall.Device;
import criu.syscall.RawString;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The keys that stand for a bundle's mounts in images, which are those of runc: the destination of
 * a bind mount, and {@code /dev/null} for every file that is masked by that of the host. What a
 * recursive bind brought along has its mountpoint as its key, and so has the terminal.
 */
public final class BundleKeys {
  private static final RawString MASK = new RawString("/dev/null");
  private static final RawString MASK_NAME = new RawString("null");
  private static final RawString CONSOLE = new RawString("/dev/console");

  private final Bundle bundle;
  private final Map<RawString, BundleMount> byDestination = new HashMap<>();
  private final UnaryOperator<RawString> resolve;

  /**
   * Makes the keys.
   *
   * @param resolve follows the links of a path inside of the container
   */
  public BundleKeys(Bundle bundle, UnaryOperator<RawString> resolve) {
    this.bundle = bundle;
    this.resolve = resolve;
    for (BundleMount bind : bundle.binds()) {
      byDestination.put(bind.destination(), bind);
      byDestination.put(resolve.apply(bind.destination()), bind);
    }
  }

  /**
   * Returns the key of every mountpoint that the bundle tells of.
   *
   * @param forest the live mounts
   * @param host tells whether the host has a superblock mounted
   */
  public Map<RawString, RawString> atDump(MountForest forest, Predicate<Device> host) {
    Map<RawString, RawString> keys = new HashMap<>();
    Map<RawString, Mount> byMountpoint = new HashMap<>();
    for (Mount mount : forest.main().tree().mounts()) {
      byMountpoint.put(mount.mountpoint(), mount);
      Optional<BundleMount> bind = above(mount.mountpoint());
      boolean itself = byDestination.containsKey(mount.mountpoint());
      boolean brought =
          bind.filter(BundleMount::recursive).isPresent() && host.test(mount.superblock().device());
      if (itself || brought) {
        keys.put(mount.mountpoint(), mount.mountpoint());
      }
    }
    for (RawString path : bundle.masked()) {
      RawString resolved = resolve.apply(path);
      Optional.ofNullable(byMountpoint.get(resolved))
          .filter(mount -> RawPaths.name(mount.root()).equals(MASK_NAME))
          .filter(mount -> host.test(mount.superblock().device()))
          .ifPresent(mount -> keys.put(resolved, MASK));
    }
    if (bundle.terminal() && byMountpoint.containsKey(CONSOLE)) {
      keys.put(CONSOLE, CONSOLE);
    }
    return keys;
  }

  /** Returns the host's path for every key of images that the bundle tells of. */
  public Map<RawString, RawString> atRestore(MountForest images) {
    Map<RawString, RawString> paths = new HashMap<>();
    for (Mount mount : images.mounts()) {
      if (mount.origin() instanceof Origin.External(RawString key, boolean internal)) {
        path(key).ifPresent(path -> paths.put(key, path));
      }
    }
    return paths;
  }

  private Optional<RawString> path(RawString key) {
    boolean masks = !bundle.masked().isEmpty() && key.equals(MASK);
    if (masks || bundle.masked().contains(key)) {
      return Optional.of(MASK);
    }
    return above(key)
        .filter(bind -> bind.recursive() || byDestination.containsKey(key))
        .map(bind -> RawPaths.join(bind.source(), below(bind, key)));
  }

  /** Returns the bind mount at a path, or else the nearest above it. */
  private Optional<BundleMount> above(RawString path) {
    RawString at = path;
    while (!byDestination.containsKey(at) && !at.equals(RawPaths.ROOT) && !at.isEmpty()) {
      at = RawPaths.parent(at);
    }
    return Optional.ofNullable(byDestination.get(at));
  }

  private RawString below(BundleMount bind, RawString key) {
    RawString at = key;
    while (!bind.equals(byDestination.get(at))) {
      at = RawPaths.parent(at);
    }
    return RawPaths.below(at, key);
  }
}
