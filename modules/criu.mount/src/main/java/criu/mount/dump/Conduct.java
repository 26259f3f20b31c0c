package criu.mount.dump;

import criu.mount.archive.ContentProgress;

/**
 * How a dump behaves while it runs.
 *
 * @param freeze whether the cgroup of the process is stopped for the time of the dump
 * @param allowChanges whether a dump goes on when what it reads changes meanwhile
 * @param progress is told how content comes along
 */
public record Conduct(boolean freeze, boolean allowChanges, ContentProgress progress) {

  /** Does not freeze, fails at the first change, and tells nobody. */
  public static final Conduct STRICT = new Conduct(false, false, ContentProgress.NONE);
}
