package criu.mount.model;

import criu.syscall.RawString;
import java.util.ArrayDeque;
import java.util.Deque;

/** Arithmetic on absolute paths of bytes, all without a slash at the end except {@code /}. */
public final class RawPaths {

  /** The path of the root. */
  public static final RawString ROOT = new RawString("/");

  private RawPaths() {}

  /** Tells whether {@code path} is {@code directory} or lies below it. */
  public static boolean isWithin(RawString directory, RawString path) {
    if (directory.equals(ROOT)) {
      return path.startsWith("/");
    }
    return path.startsWith(directory)
        && (path.length() == directory.length() || path.latin1().charAt(directory.length()) == '/');
  }

  /**
   * Returns the part of {@code path} below {@code directory}, without a slash at the front; empty
   * when both are the same.
   */
  public static RawString below(RawString directory, RawString path) {
    if (!isWithin(directory, path)) {
      throw new IllegalArgumentException(path + " is not in " + directory);
    }
    int from = directory.equals(ROOT) ? 0 : directory.length();
    return path.substring(Math.min(from + 1, path.length()));
  }

  /** Returns {@code directory} followed by the relative path {@code part}, which may be empty. */
  public static RawString join(RawString directory, RawString part) {
    if (part.isEmpty()) {
      return directory;
    }
    String head = directory.equals(ROOT) ? "" : directory.latin1();
    return new RawString(head + "/" + part.latin1());
  }

  /**
   * Returns a path as mountinfo shows it: absolute, without empty names, without {@code .} and
   * {@code ..}, which is taken as the directory before it without looking at links.
   */
  public static RawString normalized(RawString path) {
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.latin1().split("/", -1)) {
      if (name.equals("..")) {
        names.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return new RawString("/" + String.join("/", names));
  }

  /** Returns the directory that holds {@code path}; the root holds itself. */
  public static RawString parent(RawString path) {
    int slash = path.latin1().lastIndexOf('/');
    return slash <= 0 ? ROOT : path.substring(0, slash);
  }

  /** Returns the last name of {@code path}, empty for the root. */
  public static RawString name(RawString path) {
    return path.substring(path.latin1().lastIndexOf('/') + 1);
  }

  /** Returns how many names {@code path} has; 0 for the root. */
  public static int depth(RawString path) {
    if (path.equals(ROOT)) {
      return 0;
    }
    int depth = 0;
    for (int at = path.latin1().indexOf('/'); at >= 0; at = path.latin1().indexOf('/', at + 1)) {
      depth++;
    }
    return depth;
  }
}
