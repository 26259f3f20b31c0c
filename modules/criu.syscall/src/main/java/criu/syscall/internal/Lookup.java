package criu.syscall.internal;

import criu.syscall.AtFlag;
import criu.syscall.RawString;
import java.util.Set;

/** How a name below a directory is looked up: never through a symbolic link at its end. */
final class Lookup {
  private static final Set<AtFlag> ITSELF =
      Set.of(AtFlag.AT_SYMLINK_NOFOLLOW, AtFlag.AT_EMPTY_PATH);
  private static final Set<AtFlag> BELOW = Set.of(AtFlag.AT_SYMLINK_NOFOLLOW);

  private Lookup() {}

  /** Returns the flags for a name, which stands for the descriptor itself when it is empty. */
  static Set<AtFlag> flags(RawString name) {
    return name.isEmpty() ? ITSELF : BELOW;
  }
}
