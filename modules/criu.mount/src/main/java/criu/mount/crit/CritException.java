package criu.mount.crit;

import java.io.IOException;

/** Signals a file that is no image, or JSON that describes none; the message says where and why. */
public final class CritException extends IOException {
  private static final long serialVersionUID = 1;

  CritException(String why) {
    super(why);
  }

  CritException(String why, Throwable cause) {
    super(why, cause);
  }
}
