package criu.plugins.hostpath;

import criu.plugin.PathBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of absolute paths: {@code *} stands for one or more bytes within a component, {@code
 * **} for one or more bytes of any kind. Each takes as little as it can, the first first.
 */
final class PathPattern {
  private static final char WILDCARD = '*';

  /** A part of a pattern. */
  private sealed interface Part {
    /** Bytes that are the same in the path. */
    record Literal(String text) implements Part {}

    /** Bytes that are not, with slashes or without. */
    record Wildcard(boolean across) implements Part {}
  }

  private final List<Part> parts = new ArrayList<>();

  /** Takes a pattern apart. */
  PathPattern(PathBytes pattern) {
    String text = pattern.latin1();
    int at = 0;
    while (at < text.length()) {
      int star = text.indexOf(WILDCARD, at);
      int end = star < 0 ? text.length() : star;
      if (end > at) {
        parts.add(new Part.Literal(text.substring(at, end)));
      }
      at = end;
      if (star >= 0) {
        boolean across = text.startsWith("**", star);
        parts.add(new Part.Wildcard(across));
        at += across ? 2 : 1;
      }
    }
  }

  /** Returns how many wildcards it has. */
  int wildcards() {
    return (int) parts.stream().filter(part -> part instanceof Part.Wildcard).count();
  }

  /** Returns what each wildcard matched, one character for each byte; empty for another path. */
  Optional<List<String>> of(PathBytes path) {
    List<String> matched = new ArrayList<>();
    return matches(path.latin1(), 0, 0, matched) ? Optional.of(matched) : Optional.empty();
  }

  private boolean matches(String path, int at, int part, List<String> matched) {
    if (part == parts.size()) {
      return at == path.length();
    }
    return switch (parts.get(part)) {
      case Part.Literal(String text) ->
          path.startsWith(text, at) && matches(path, at + text.length(), part + 1, matched);
      case Part.Wildcard(boolean across) -> matchesSome(path, at, part, across, matched);
    };
  }

  private boolean matchesSome(String path, int at, int part, boolean across, List<String> matched) {
    for (int end = at + 1; end <= path.length(); end++) {
      if (!across && path.charAt(end - 1) == '/') {
        return false;
      }
      matched.add(path.substring(at, end));
      if (matches(path, end, part + 1, matched)) {
        return true;
      }
      matched.removeLast();
    }
    return false;
  }
}
