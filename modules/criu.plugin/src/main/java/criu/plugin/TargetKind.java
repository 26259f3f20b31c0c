package criu.plugin;

/** The two things that can be mounted upon; a file takes a file only, a directory a directory. */
public enum TargetKind {
  /** Anything that is not a directory. */
  FILE,
  /** A directory. */
  DIRECTORY
}
