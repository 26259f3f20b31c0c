package criu.mount.dump;

import criu.mount.archive.Compressor;
import criu.mount.model.Progress;

/**
 * How a dump behaves while it runs.
 *
 * @param freeze whether the cgroup of the process is stopped for the time of the dump
 * @param allowChanges whether a dump goes on when what it reads changes meanwhile
 * @param compression the level of the archives of content, 0 to 9
 * @param progress is told how it comes along
 */
public record Conduct(boolean freeze, boolean allowChanges, int compression, Progress progress) {

  /** Does not freeze, fails at the first change, compresses fast, and tells nobody. */
  public static final Conduct STRICT = new Conduct(false, false, Compressor.FASTEST, Progress.NONE);

  /** Returns the same with somebody who is told how it comes along. */
  public Conduct toldTo(Progress other) {
    return new Conduct(freeze, allowChanges, compression, other);
  }
}
