package criu.mount.restore;

import criu.mount.external.ExternalMounts;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.Origin;
import criu.syscall.RawString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds the host's path for each mount of the images that an option has to bring back. */
final class ImageExternals {

  private ImageExternals() {}

  /**
   * Returns the paths by mount id.
   *
   * @throws MountException when a key of the images has no option, or an option has no key
   */
  static Map<Integer, RawString> resolve(MountForest forest, ExternalMounts options)
      throws MountException {
    Map<Integer, RawString> paths = new HashMap<>();
    Set<RawString> unused = new HashSet<>(options.keys());
    for (Mount mount : forest.mounts()) {
      switch (mount.origin()) {
        case Origin.Tree() -> {}
        case Origin.Plugin() -> {}
        case Origin.External(RawString key, boolean internal) -> {
          unused.remove(key);
          paths.put(mount.id(), options.get(key).orElseThrow(() -> noPath(mount, key)));
        }
        case Origin.AutoExternal a -> paths.put(mount.id(), mount.superblock().source());
        case Origin.DeviceExternal() -> throw device(mount);
      }
    }
    for (RawString key : unused) {
      throw MountException.because(
              "restore", "--external mnt[" + key + "]", "the images hold no mount with this key")
          .remedy("the keys are those given to dump: --external 'mnt[PATH]:KEY'");
    }
    return paths;
  }

  private static MountException noPath(Mount mount, RawString key) {
    return MountException.because("restore", mount.label(), "no path is given for its key " + key)
        .remedy("add --external 'mnt[" + key + "]:/path/on/this/host'");
  }

  private static MountException device(Mount mount) {
    return MountException.because(
        "restore", mount.label(), "it is on an external device, " + mount.superblock().source());
  }
}
