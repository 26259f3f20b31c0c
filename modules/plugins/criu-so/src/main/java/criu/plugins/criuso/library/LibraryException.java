package criu.plugins.criuso.library;

import java.io.IOException;
import java.nio.file.Path;

/** A shared object that is no plugin of CRIU, or cannot be one here. The message is one line. */
public final class LibraryException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Makes it for a file, or for a directory of them. */
  public LibraryException(Path file, String reason) {
    super(file + ": " + reason);
  }
}
