package criu.tests.kernel.external;

import criu.mount.image.CheckpointReader;
import criu.mount.model.Mount;
import criu.mount.model.MountNamespace;
import criu.mount.model.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What images say of the mounts that come from outside. */
final class Images {
  private Images() {}

  /**
   * Returns the external mounts of all namespaces, by namespace and mountpoint: {@code key KEY} or
   * {@code host PATH}, and whether the peer group is not the host's.
   */
  static Map<String, String> externals(Path directory) throws IOException {
    Map<String, String> externals = new TreeMap<>();
    int number = 0;
    for (MountNamespace namespace : CheckpointReader.read(directory).namespaces()) {
      for (Mount mount : namespace.tree().mounts()) {
        String text = text(mount);
        if (!text.isEmpty()) {
          externals.put((number == 0 ? "" : number + ":") + mount.mountpoint(), text);
        }
      }
      number++;
    }
    return externals;
  }

  private static String text(Mount mount) {
    return switch (mount.origin()) {
      case Origin.External(var key, boolean internal) -> "key " + key + suffix(internal);
      case Origin.AutoExternal(boolean internal) ->
          "host " + mount.superblock().source() + suffix(internal);
      default -> "";
    };
  }

  private static String suffix(boolean internalSharing) {
    return internalSharing ? ", internal sharing" : "";
  }
}
