package criu.mount.archive;

import java.io.IOException;

/**
 * A tree that cannot be archived, or an archive that is broken, cut short or not to be trusted. The
 * message names the member, and the cause is the call that failed where there was one.
 */
public final class ArchiveException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean placed;

  /** Makes the exception. */
  public ArchiveException(String message) {
    super(message);
    placed = false;
  }

  /** Makes the exception with what led to it; the message says at which member. */
  public ArchiveException(String message, Throwable cause) {
    super(message, cause);
    placed = true;
  }

  private ArchiveException(String message, boolean placed) {
    super(message);
    this.placed = placed;
  }

  /** Makes an exception whose message says where it was found. */
  static ArchiveException placed(String message) {
    return new ArchiveException(message, true);
  }

  /** Returns an exception that says where it was found, unless this one does already. */
  ArchiveException at(String place) {
    return placed ? this : new ArchiveException(place + ": " + getMessage(), this);
  }
}
