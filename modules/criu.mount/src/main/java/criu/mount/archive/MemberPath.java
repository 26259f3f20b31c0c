package criu.mount.archive;

import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of a member as a way down from the root, without {@code .} and empty parts; no part at
 * all is the root itself.
 */
record MemberPath(List<RawString> parts) {

  /** Refuses names that lead out: absolute ones and those with a {@code ..} in them. */
  static MemberPath of(RawString name) throws ArchiveException {
    String text = name.latin1();
    if (text.isEmpty() || text.startsWith("/") || text.indexOf('\0') >= 0) {
      throw new ArchiveException("the name is " + (text.isEmpty() ? "empty" : reason(text)));
    }
    List<RawString> parts = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int slash = text.indexOf('/', from);
      int to = slash < 0 ? text.length() : slash;
      add(parts, text.substring(from, to));
      from = to + 1;
    }
    return new MemberPath(parts);
  }

  boolean isRoot() {
    return parts.isEmpty();
  }

  RawString last() {
    return parts.getLast();
  }

  /** Returns the parts without the last one. */
  List<RawString> parent() {
    return parts.subList(0, parts.size() - 1);
  }

  private static void add(List<RawString> parts, String part) throws ArchiveException {
    if (part.equals("..")) {
      throw new ArchiveException("the name leads out of the tree with ..");
    }
    if (!part.isEmpty() && !part.equals(".")) {
      parts.add(new RawString(part));
    }
  }

  private static String reason(String text) {
    return text.startsWith("/") ? "absolute" : "with a NUL byte";
  }
}
