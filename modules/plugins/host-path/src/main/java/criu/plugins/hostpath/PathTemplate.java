package criu.plugins.hostpath;

import criu.plugin.PathBytes;
import java.util.ArrayList;
import java.util.List;

/** An absolute path in which {@code {n}} stands for what the n-th wildcard matched. */
final class PathTemplate {

  /** A part of a template. */
  private sealed interface Part {
    /** Bytes of the path. */
    record Literal(String text) implements Part {}

    /** The number of a wildcard, from 1 on. */
    record Matched(int number) implements Part {}
  }

  private final List<Part> parts = new ArrayList<>();

  /**
   * Takes a template apart.
   *
   * @param wildcards how many wildcards there are
   * @throws IllegalArgumentException when it names another, or is not written as a template is
   */
  PathTemplate(PathBytes template, int wildcards) {
    String text = template.latin1();
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("it does not begin with a slash");
    }
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int end = open < 0 ? text.length() : open;
      parts.add(new Part.Literal(text.substring(at, end)));
      at = end;
      if (open >= 0) {
        int close = text.indexOf('}', open);
        parts.add(new Part.Matched(number(text, open, close, wildcards)));
        at = close + 1;
      }
    }
  }

  private static int number(String text, int open, int close, int wildcards) {
    if (close < 0) {
      throw new IllegalArgumentException("a { has no }");
    }
    String inside = text.substring(open + 1, close);
    try {
      int number = Integer.parseInt(inside);
      if (number >= 1 && number <= wildcards) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, in the same words as for a number of no wildcard
    }
    throw new IllegalArgumentException(
        "{" + inside + "} names none of the " + wildcards + " wildcards of the match");
  }

  /** Returns the path, given what the wildcards matched. */
  PathBytes filled(List<String> matched) {
    StringBuilder path = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal(String text) -> path.append(text);
        case Part.Matched(int number) -> path.append(matched.get(number - 1));
      }
    }
    return new PathBytes(path.toString());
  }
}
