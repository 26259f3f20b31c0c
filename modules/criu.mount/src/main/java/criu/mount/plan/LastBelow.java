package criu.mount.plan;

import criu.mount.model.RawPaths;
import criu.syscall.RawString;

/**
 * Where paths lie below others. Of mounts one after the other many are of the same path, whose
 * answer is given again. Not for several threads.
 */
final class LastBelow {
  private RawString directory = RawPaths.ROOT;
  private RawString path = RawPaths.ROOT;
  private RawString below = RawString.EMPTY;

  /** Returns what {@link RawPaths#below} does. */
  RawString of(RawString from, RawString to) {
    if (!path.equals(to) || !directory.equals(from)) {
      below = RawPaths.below(from, to);
      directory = from;
      path = to;
    }
    return below;
  }
}
