package criu.mount.zstd;

import java.io.IOException;

/** A stream that is broken, cut short, or needs what is not there, such as a dictionary. */
public final class ZstdException extends IOException {
  private static final long serialVersionUID = 1L;

  ZstdException(String message) {
    super("the zstd stream is broken: " + message);
  }

  /** Fails unless something holds. */
  static void check(boolean holds, String message) throws ZstdException {
    if (!holds) {
      throw new ZstdException(message);
    }
  }
}
