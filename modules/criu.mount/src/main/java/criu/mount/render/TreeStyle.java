package criu.mount.render;

/**
 * How a tree is drawn.
 *
 * @param ascii whether lines are drawn with ASCII only; names are shown in full either way
 * @param width the most characters of a line, 0 for any number
 */
public record TreeStyle(boolean ascii, int width) {

  /** Box-drawing characters, lines of any length. */
  public static final TreeStyle BOXES = new TreeStyle(false, 0);

  /** ASCII only, lines of any length. */
  public static final TreeStyle ASCII = new TreeStyle(true, 0);

  /** Checks the width. */
  public TreeStyle {
    if (width < 0) {
      throw new IllegalArgumentException("a line cannot be " + width + " characters wide");
    }
  }

  String branch(boolean last) {
    return last ? (ascii ? "`-" : "└─") : (ascii ? "|-" : "├─");
  }

  String trunk(boolean ended) {
    return ended ? "  " : (ascii ? "| " : "│ ");
  }
}
