package criu.plugins.hostpath;

import criu.plugin.MountFlag;
import criu.plugin.PathBytes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is said of some mounts.
 *
 * @param match their mountpoints
 * @param source where they come from, which a dump does not need
 * @param flags what they are kept from, beside what the images say
 * @param recursive whether what is mounted below the source comes along
 * @param place where the rule is written, {@code FILE:LINE:COLUMN}
 */
record Rule(
    PathPattern match,
    Optional<PathTemplate> source,
    Set<MountFlag> flags,
    boolean recursive,
    String place) {

  /** Returns where a mount comes from, given what the wildcards matched. */
  PathBytes source(List<String> parts) throws IOException {
    return source
        .orElseThrow(() -> new IOException(place + ": the entry has no source"))
        .filled(parts);
  }
}
