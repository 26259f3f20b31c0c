package criu.mount.userns;

import java.io.IOException;

/** What the helper in a user namespace was asked for failed there. */
public final class HelperException extends IOException {
  private static final long serialVersionUID = 1L;

  HelperException(String message) {
    super(message);
  }

  HelperException(String message, Throwable cause) {
    super(message, cause);
  }
}
