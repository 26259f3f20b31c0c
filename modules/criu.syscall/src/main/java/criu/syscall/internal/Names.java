package criu.syscall.internal;

import criu.syscall.Fd;
import criu.syscall.RawString;

/** Names for descriptors, to be shown in errors. */
final class Names {
  private Names() {}

  /** Returns a name for what a path below a directory leads to. */
  static String below(Fd directory, RawString path) {
    if (path.isEmpty()) {
      return directory.toString();
    }
    boolean whole = directory == Fd.CWD || path.startsWith("/");
    return whole ? path.toString() : directory + "/" + path;
  }
}
