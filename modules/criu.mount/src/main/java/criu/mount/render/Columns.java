package criu.mount.render;

import java.util.Arrays;
import java.util.List;

/** Lines up rows of text. */
final class Columns {
  private static final String GAP = "  ";

  private Columns() {}

  /**
   * Returns one line for each row, its cells as wide as the widest of their column. The last cell
   * of a row is not filled up.
   *
   * @param rows rows of the same number of cells
   * @param width the most characters of a line, 0 for any number; what is cut ends in {@code ...}
   */
  static String align(List<List<String>> rows, int width) {
    int[] widths = widths(rows);
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).repeat(' ', widths[i] - length(row.get(i))).append(GAP);
      }
      text.append(cut(line.toString().stripTrailing(), width)).append('\n');
    }
    return text.toString();
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.isEmpty() ? 0 : rows.getFirst().size()];
    for (List<String> row : rows) {
      Arrays.setAll(widths, i -> Math.max(widths[i], length(row.get(i))));
    }
    return widths;
  }

  private static String cut(String line, int width) {
    if (width == 0 || length(line) <= width) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, Math.max(width - 3, 0))) + "...";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
