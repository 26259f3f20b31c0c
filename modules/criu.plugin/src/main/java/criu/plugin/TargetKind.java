package criu.plugin;

/**
 * The two things that can be mounted upon; a file takes a file only, a directory a directory. Told
 * by {@link MountOperations#kindOf} and by the plugin in {@link RestoreVerdict.Mounted}.
 */
public enum TargetKind {
  /** Anything that is not a directory. */
  FILE,
  /** A directory. */
  DIRECTORY
}
