package criu.mount.filesystem;

import criu.mount.model.Mount;
import criu.mount.model.RawPaths;
import criu.syscall.RawString;
import java.util.Optional;

/**
 * Files that live as long as a process or a terminal: those in /proc/PID, and /dev/pts/N. They are
 * not there when their file system is made anew.
 */
public final class PassingFiles {
  private PassingFiles() {}

  /** Returns what a mount shows of that kind, such as {@code the terminal 3}. */
  public static Optional<String> shownBy(Mount mount) {
    return switch (mount.superblock().type().latin1()) {
      case "proc" -> number(mount.root()).map(name -> "a file of process " + name);
      case "devpts" -> number(mount.root()).map(name -> "the terminal " + name);
      default -> Optional.empty();
    };
  }

  /** Returns the first name of a path, if it is a number. */
  private static Optional<RawString> number(RawString path) {
    int slash = path.latin1().indexOf('/', 1);
    RawString head = slash < 0 ? path : path.substring(0, slash);
    return Optional.of(RawPaths.name(head)).filter(PassingFiles::isNumber);
  }

  private static boolean isNumber(RawString name) {
    return !name.isEmpty() && name.latin1().chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
