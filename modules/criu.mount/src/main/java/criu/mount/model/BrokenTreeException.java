package criu.mount.model;

/** A list of mounts that is not a tree; the message names the mount. */
public final class BrokenTreeException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes the exception. */
  public BrokenTreeException(String message) {
    super(message);
  }
}
