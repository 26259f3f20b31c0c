package criu.mount.render.picture;

/** How many columns of a terminal a text takes, as wcwidth(3) has it for the usual scripts. */
public final class DisplayWidth {
  /** First and last code points that take two columns, from EastAsianWidth.txt of Unicode. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1FAFF},
    {0x20000, 0x3FFFD}
  };

  private static final int ASCII = 0x80;

  private DisplayWidth() {}

  /** Returns the number of columns of a text. */
  public static int of(String text) {
    int width = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      width += of(c);
      i += Character.charCount(c);
    }
    return width;
  }

  /** Returns the longest beginning of a text that takes at most {@code width} columns. */
  public static String cut(String text, int width) {
    int end = 0;
    int used = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      used += of(c);
      if (used > width) {
        return text.substring(0, end);
      }
      end += Character.charCount(c);
    }
    return text;
  }

  private static int of(int c) {
    if (c < ASCII) {
      return 1; // nearly every name is of these
    }
    if (c < WIDE[0][0]) {
      return isOnTheOneBefore(c) ? 0 : 1;
    }
    for (int[] range : WIDE) {
      if (c >= range[0] && c <= range[1]) {
        return 2;
      }
    }
    return isOnTheOneBefore(c) ? 0 : 1;
  }

  private static boolean isOnTheOneBefore(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT;
  }
}
