package criu.plugin;

/**
 * What a run of criu-mount does: the same value for {@link ExternalMountPlugin#init} and {@link
 * ExternalMountPlugin#exit} of one plugin. A run is one of the two.
 */
public enum Stage {
  /** Mounts are read and saved. */
  DUMP,
  /** Mounts are brought back. */
  RESTORE
}
