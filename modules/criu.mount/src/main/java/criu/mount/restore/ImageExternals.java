package criu.mount.restore;

import criu.mount.external.ExternalDevices;
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
  static Map<Integer, RawString> resolve(
      MountForest forest, ExternalMounts options, ExternalDevices devices) throws MountException {
    Map<Integer, RawString> paths = new HashMap<>();
    Set<RawString> unused = new HashSet<>(options.keys());
    Set<RawString> unusedDevices = new HashSet<>(devices.keys());
    for (Mount mount : forest.mounts()) {
      switch (mount.origin()) {
        case Origin.Tree() -> {}
        case Origin.Plugin() -> {}
        case Origin.External(RawString key, boolean internal) -> {
          unused.remove(key);
          paths.put(mount.id(), options.get(key).orElseThrow(() -> noPath(mount, key)));
        }
        case Origin.AutoExternal a -> paths.put(mount.id(), detected(mount, options));
        case Origin.DeviceExternal() -> {
          RawString name = ExternalDevices.name(mount.superblock().source());
          unusedDevices.remove(name);
          paths.put(mount.id(), devices.get(name).orElseThrow(() -> noDevice(mount, name)));
        }
      }
    }
    for (RawString key : unused) {
      throw MountException.because(
              "restore", "--external mnt[" + key + "]", "the images hold no mount with this key")
          .remedy("the keys are those given to dump: --external 'mnt[PATH]:KEY'");
    }
    for (RawString name : unusedDevices) {
      throw MountException.because(
              "restore", "--external dev[" + name + "]", "the images hold no device of this name")
          .remedy("the names are those given to dump: --external 'dev[MAJOR/MINOR]:NAME'");
    }
    return paths;
  }

  /** A path of the host that the images alone ask for is used only when the user agrees. */
  private static RawString detected(Mount mount, ExternalMounts options) throws MountException {
    RawString path = mount.superblock().source();
    if (options.detection().isEmpty()) {
      throw MountException.because(
              "restore", mount.label(), "it was found at dump as " + path + " of the host")
          .remedy("add --external 'mnt[]' to take it from there again");
    }
    if (!path.startsWith("/")) {
      throw MountException.because(
          "restore", mount.label(), "its source " + path + " is not a path of the host");
    }
    return path;
  }

  private static MountException noPath(Mount mount, RawString key) {
    return MountException.because("restore", mount.label(), "no path is given for its key " + key)
        .remedy("add --external 'mnt[" + key + "]:/path/on/this/host'");
  }

  private static MountException noDevice(Mount mount, RawString name) {
    return MountException.because(
            "restore", mount.label(), "no block device is given for its name " + name)
        .remedy("add --external 'dev[" + name + "]:/dev/on/this/host'");
  }
}
