package criu.mount.render.svg;

import criu.mount.model.Mount;
import criu.mount.model.RawPaths;
import criu.mount.render.picture.Palette;
import criu.mount.render.picture.Row;
import criu.syscall.RawString;
import java.util.OptionalInt;

/** Draws the tree itself: its lines, and for each mount colour, name, type, source and marks. */
final class TreePart {
  private final Layout layout;
  private final Palette palette;
  private final SvgText svg;
  private final int[] lastChild;

  TreePart(Layout layout, Palette palette, SvgText svg) {
    this.layout = layout;
    this.palette = palette;
    this.svg = svg;
    this.lastChild = new int[layout.rows.size()];
    for (int i = 0; i < layout.rows.size(); i++) {
      if (layout.rows.get(i).parent() >= 0) {
        lastChild[layout.rows.get(i).parent()] = i;
      }
    }
  }

  void draw() {
    for (int i = 0; i < layout.rows.size(); i++) {
      drawBand(i);
    }
    for (int i = 0; i < layout.rows.size(); i++) {
      drawLine(i);
    }
    for (int i = 0; i < layout.rows.size(); i++) {
      drawMount(i);
    }
  }

  private void drawBand(int i) {
    Row row = layout.rows.get(i);
    int lines = layout.problemLines(row.mount()).size();
    if (lines > 0 || i % 2 == 1) {
      int height = Layout.ROW + lines * Layout.LINE;
      int width = layout.page() - Layout.MARGIN;
      String kind = lines > 0 ? "alarm" : "band";
      svg.rect(Layout.MARGIN / 2, layout.y[i] - Layout.ROW / 2, width, height, 4, kind);
    }
  }

  private static int middle(Row row) {
    return Layout.MARGIN + Layout.indent(row) + 5;
  }

  /** Draws the line to the left of a mount, and for the last child that up to the parent. */
  private void drawLine(int i) {
    Row row = layout.rows.get(i);
    int x = row.parent() < 0 ? middle(row) : middle(layout.rows.get(row.parent()));
    if (middle(row) > x) {
      int y = layout.y[i];
      boolean last = lastChild[row.parent()] == i;
      String start =
          last ? "M" + x + " " + (layout.y[row.parent()] + 8) + "V" + y : "M" + x + " " + y;
      svg.path(start + "H" + (middle(row) - 8), "line");
    }
  }

  private void drawMount(int i) {
    Row row = layout.rows.get(i);
    Mount mount = row.mount();
    int y = layout.y[i];
    int x = Layout.MARGIN + Layout.indent(row);
    if (row.parent() < 0 && layout.view.namespaces().size() > 1) {
      String number = Integer.toUnsignedString(row.namespace().id());
      svg.text(Layout.MARGIN, y - Layout.ROW + 6, "space", "mount namespace " + number);
    }
    svg.group(title(mount));
    drawSwatch(mount, x, y - 5);
    drawName(row, x + Layout.SWATCH, y + 4);
    String weak = row.isFaint() ? "faint" : "weak";
    svg.text(layout.type, y + 4, row.isFaint() ? "faint" : "", Layout.type(mount));
    svg.text(layout.source, y + 4, weak, Layout.source(mount));
    if (!Layout.marks(row).isEmpty()) {
      svg.text(layout.marks, y + 4, row.isFaint() ? "faint" : "mark", Layout.marks(row));
    }
    svg.end();
    drawProblems(row, x + Layout.SWATCH, y + 4);
  }

  private static String title(Mount mount) {
    return mount.label()
        + "\n"
        + mount.superblock().type()
        + " "
        + mount.superblock().source()
        + " "
        + mount.root()
        + "\n"
        + mount.sharing()
        + "\n"
        + mount.superblock().options();
  }

  private void drawSwatch(Mount mount, int x, int y) {
    OptionalInt colour = palette.ofSuperblock(mount);
    String kind = colour.isPresent() ? "f" + colour.getAsInt() : "once";
    svg.rect(x, y, 10, 10, 2, kind);
  }

  /** Draws the name; what it has in common with the parent's is weaker. */
  private void drawName(Row row, int x, int y) {
    String name = Layout.name(row.mount());
    boolean trouble = !layout.view.problemsOf(row.mount()).isEmpty();
    int common = row.isFaint() || trouble ? 0 : common(row, name);
    String kind = trouble ? "trouble name" : row.isFaint() ? "faint" : "name";
    svg.text(x, y, kind, name.substring(0, common), name.substring(common));
  }

  private int common(Row row, String name) {
    if (row.parent() < 0) {
      return 0;
    }
    RawString above = layout.rows.get(row.parent()).mount().mountpoint();
    RawString own = row.mount().mountpoint();
    String prefix = above.equals(RawPaths.ROOT) ? "/" : above + "/";
    return !above.equals(own) && name.startsWith(prefix) ? prefix.length() : 0;
  }

  private void drawProblems(Row row, int x, int y) {
    int at = y + 3;
    String kind = "trouble";
    for (String line : layout.problemLines(row.mount())) {
      at += Layout.LINE;
      kind = line.startsWith("!") ? "trouble" : line.startsWith("→") ? "cure" : kind;
      svg.text(x, at, kind, line);
    }
  }
}
