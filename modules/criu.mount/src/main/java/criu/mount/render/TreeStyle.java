package criu.mount.render;

/**
 * How texts are drawn.
 *
 * @param ascii whether lines are drawn with ASCII only; names are shown in full either way
 * @param width the most columns of a line, 0 for any number
 * @param colours whether the terminal is told of colours
 */
public record TreeStyle(boolean ascii, int width, boolean colours) {

  /** Box-drawing characters, lines of any length. */
  public static final TreeStyle BOXES = new TreeStyle(false, 0, false);

  /** ASCII only, lines of any length. */
  public static final TreeStyle ASCII = new TreeStyle(true, 0, false);

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

  /** Returns what stands at the end of a line that was cut. */
  String cutMark() {
    return ascii ? "..." : "…";
  }
}
