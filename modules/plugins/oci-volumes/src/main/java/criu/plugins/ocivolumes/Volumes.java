package criu.plugins.ocivolumes;

import criu.plugin.PathBytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The volumes of a container, by destination. */
final class Volumes {
  private final Map<PathBytes, Volume> byDestination = new HashMap<>();

  /** Adds a volume; the last at a destination counts, as it covers the others. */
  void add(Volume volume) {
    byDestination.put(volume.destination(), volume);
  }

  /**
   * Returns the volume of a mountpoint: that of this destination, or the place in the nearest above
   * it when that brought along what was mounted below its source.
   */
  Optional<Volume> at(PathBytes mountpoint) {
    Volume itself = byDestination.get(mountpoint);
    if (itself != null) {
      return Optional.of(itself);
    }
    String path = mountpoint.latin1();
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      Volume above = byDestination.get(new PathBytes(path.substring(0, end)));
      if (above != null) {
        return above.recursive() ? Optional.of(below(above, mountpoint, end)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Volume below(Volume above, PathBytes mountpoint, int end) {
    PathBytes rest = new PathBytes(mountpoint.latin1().substring(end));
    return new Volume(mountpoint, above.source().resolve(rest), above.readOnly(), true);
  }
}
