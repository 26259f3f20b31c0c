package criu.mount.render;

import criu.mount.render.picture.DisplayWidth;
import java.util.Arrays;
import java.util.List;

/** Lines up rows of text. */
final class Columns {
  private static final String GAP = "  ";

  private final TreeStyle style;

  /** Makes lines of the width, and in the colours, of a style. */
  Columns(TreeStyle style) {
    this.style = style;
  }

  /**
   * Returns one line for each row, its cells as wide as the widest of their column. The last cell
   * of a row is not filled up. A line that is too long is cut, and says so.
   *
   * @param rows rows of the same number of cells, or of one that stands for a whole line
   */
  String align(List<List<Cell>> rows) {
    int[] widths = widths(rows);
    StringBuilder text = new StringBuilder();
    for (List<Cell> row : rows) {
      appendLine(text, row, widths);
    }
    return text.toString();
  }

  private static int[] widths(List<List<Cell>> rows) {
    int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<Cell> row : rows) {
      if (row.size() == widths.length) {
        Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).width()));
      }
    }
    return widths;
  }

  private void appendLine(StringBuilder text, List<Cell> row, int[] widths) {
    int last = lastFilled(row);
    int end = 0;
    for (int i = 0; i <= last; i++) {
      end += i < last ? widths[i] + GAP.length() : row.get(i).width();
    }
    boolean cut = style.width() > 0 && end > style.width();
    int room = cut ? Math.max(style.width() - style.cutMark().length(), 0) : Integer.MAX_VALUE;
    for (int i = 0; i <= last && room > 0; i++) {
      String shown = DisplayWidth.cut(row.get(i).text(), room);
      text.append(style.colours() ? row.get(i).ink().on(shown) : shown);
      room -= DisplayWidth.of(shown);
      if (i < last && room > 0) {
        int blanks = Math.min(widths[i] + GAP.length() - row.get(i).width(), room);
        text.append(" ".repeat(blanks));
        room -= blanks;
      }
    }
    text.append(cut ? style.cutMark() : "").append('\n');
  }

  private static int lastFilled(List<Cell> row) {
    int last = row.size() - 1;
    while (last > 0 && row.get(last).text().isEmpty()) {
      last--;
    }
    return last;
  }
}
