package criu.plugin;

/**
 * What a mount can be kept from, beside what the images say of it; given to {@link
 * MountOperations#addFlags}. See mount(2).
 */
public enum MountFlag {
  /** Nothing is written. */
  READ_ONLY,
  /** Set-user-ID bits and file capabilities have no effect. */
  NO_SUID,
  /** Device nodes cannot be opened. */
  NO_DEV,
  /** No program is run from it. */
  NO_EXEC
}
