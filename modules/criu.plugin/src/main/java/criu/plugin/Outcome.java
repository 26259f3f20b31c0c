package criu.plugin;

/** How a run of criu-mount ended. */
public enum Outcome {
  /** It did what it was asked for. */
  SUCCEEDED,
  /** It failed, and everything it had made is undone. */
  FAILED
}
