package criu.plugin;

/** What a run of criu-mount does. */
public enum Stage {
  /** Mounts are read and saved. */
  DUMP,
  /** Mounts are brought back. */
  RESTORE
}
