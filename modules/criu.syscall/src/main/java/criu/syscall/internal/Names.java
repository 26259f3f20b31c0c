package criu.syscall.internal;

import criu.syscall.Fd;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Names for descriptors, to be shown in errors; put together only then. */
final class Names {
  private Names() {}

  /** Returns a name for what a path below a directory leads to. */
  static Object below(Fd directory, RawString path) {
    if (path.isEmpty()) {
      return Descriptors.description(directory);
    }
    boolean whole = directory == Fd.CWD || path.startsWith("/");
    return whole ? path : new Below(Descriptors.description(directory), path);
  }

  /** A path below what has such a description, which may be a path below another. */
  private record Below(Object directory, RawString path) {
    @Override
    public String toString() {
      List<String> upwards = new ArrayList<>();
      Object at = this;
      while (at instanceof Below(Object above, RawString name)) { // no recursion: it may be deep
        upwards.add(name.toString());
        at = above;
      }
      upwards.add(at.toString());
      Collections.reverse(upwards);
      return String.join("/", upwards);
    }
  }
}
