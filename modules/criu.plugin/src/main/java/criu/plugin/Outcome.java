package criu.plugin;

/**
 * How a run of criu-mount ended; told to {@link ExternalMountPlugin#exit} when all other work is
 * done, and what failed is undone.
 */
public enum Outcome {
  /** It did what it was asked for. */
  SUCCEEDED,
  /** It failed, and everything it had made is undone. */
  FAILED
}
