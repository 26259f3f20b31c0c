package criu.mount.model;

import criu.syscall.RawString;

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
    return path.equals(ROOT) ? 0 : (int) path.latin1().chars().filter(c -> c == '/').count();
  }
}
