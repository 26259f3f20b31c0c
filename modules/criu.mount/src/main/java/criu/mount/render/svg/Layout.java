package criu.mount.render.svg;

import criu.mount.model.Mount;
import criu.mount.render.picture.DisplayWidth;
import criu.mount.render.picture.Row;
import criu.mount.render.picture.Trunk;
import criu.mount.render.view.Marks;
import criu.mount.render.view.View;
import java.util.ArrayList;
import java.util.List;

/** Where everything stands. Rows run from above, columns from the left. */
final class Layout {
  static final int MARGIN = 24;
  static final int ROW = 26;
  static final int LINE = 17;
  static final int INDENT = 18;
  static final int SWATCH = 18;
  static final int LANE = 10;
  private static final int TOP = 92;
  private static final int GAP = 22;
  private static final int DEEPEST = 24;
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_SOURCE = 44;
  private static final int LINE_WIDTH = 110;

  final View view;
  final List<Row> rows;
  final List<Trunk> trunks;
  final int[] y;
  final int type;
  final int source;
  final int rings;
  final int ring;
  final int lanes;
  final int marks;
  final int width;
  final int bottom;

  Layout(View view) {
    this.view = view;
    this.rows = Row.of(view);
    this.trunks = Trunk.of(rows);
    this.y = new int[rows.size()];
    this.bottom = placeRows();
    this.ring = widestRing();
    type = MARGIN + widest(row -> indent(row) + SWATCH + SvgText.width(name(row.mount()))) + GAP;
    source = type + Math.max(widest(row -> SvgText.width(type(row.mount()))), 36) + GAP;
    rings = source + Math.max(widest(row -> SvgText.width(source(row.mount()))), 46) + GAP;
    boolean shares = rows.stream().anyMatch(row -> shares(row.mount()));
    lanes = rings + (shares ? 2 * ring + 18 : 0);
    int count = trunks.stream().mapToInt(Trunk::lane).max().orElse(-1) + 1;
    marks = lanes + (count == 0 ? 0 : 14 + count * LANE) + (shares ? GAP - 8 : 0);
    int widestMarks = widest(row -> SvgText.width(marks(row)));
    width = Math.max(marks + widestMarks, MARGIN + widestProblem()) + MARGIN;
  }

  /** Gives each row its middle; returns where the last ends. */
  private int placeRows() {
    int at = TOP;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      at += row.parent() < 0 && view.namespaces().size() > 1 ? ROW + 8 : 0;
      y[i] = at + ROW / 2;
      at += ROW + problemLines(row.mount()).size() * LINE;
    }
    return at;
  }

  private interface Measure {
    int of(Row row);
  }

  private int widest(Measure measure) {
    return rows.stream().mapToInt(measure::of).max().orElse(0);
  }

  private int widestRing() {
    int digits =
        widest(row -> digits(Math.max(group(row.mount()), row.mount().sharing().masterId())));
    return 18 + Math.max(digits - 2, 0) * 6;
  }

  private static int group(Mount mount) {
    return mount.sharing().groupId();
  }

  private static int digits(int number) {
    return Integer.toString(Math.max(number, 0)).length();
  }

  private int widestProblem() {
    return widest(row ->
        indent(row)
            + SWATCH
            + problemLines(row.mount()).stream().mapToInt(SvgText::width).max().orElse(0));
  }

  private static boolean shares(Mount mount) {
    return mount.sharing().isShared() || mount.sharing().isSlave();
  }

  /** Returns how wide the drawing is: a small tree leaves room for the legend. */
  int page() {
    return Math.max(width, Legend.WIDTH);
  }

  /** Returns the left end of a row, from the margin; what is very deep is not drawn deeper. */
  static int indent(Row row) {
    return Math.min(row.depth(), DEEPEST) * INDENT;
  }

  static String name(Mount mount) {
    return shortened(mount.mountpoint().toString(), LONGEST_NAME);
  }

  static String type(Mount mount) {
    return mount.superblock().type().toString();
  }

  /** Returns the source, with the part that is shown. */
  static String source(Mount mount) {
    String part = mount.showsWholeSuperblock() ? "" : "[" + mount.root() + "]";
    return shortened(mount.superblock().source() + part, LONGEST_SOURCE);
  }

  static String marks(Row row) {
    String unbindable = row.mount().sharing().unbindable() ? "unbindable  " : "";
    return unbindable + String.join("  ", Marks.of(row.namespace(), row.mount()));
  }

  /** Returns what stands against a dump of a mount, and below each what cures it. */
  List<String> problemLines(Mount mount) {
    List<String> lines = new ArrayList<>();
    view.problemsOf(mount)
        .forEach(problem -> {
          wrap(lines, "! ", problem.reason());
          problem.remedies().forEach(remedy -> wrap(lines, "→ ", remedy.toString()));
        });
    return lines;
  }

  private static void wrap(List<String> lines, String opening, String text) {
    String rest = text;
    String before = opening;
    while (DisplayWidth.of(rest) > LINE_WIDTH) {
      int blank = rest.lastIndexOf(' ', LINE_WIDTH);
      int end = blank > LINE_WIDTH / 2 ? blank : rest.offsetByCodePoints(0, LINE_WIDTH / 2);
      lines.add(before + rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
      before = "  ";
    }
    lines.add(before + rest);
  }

  /** Takes the middle out of a long text: its beginning and its end tell most. */
  private static String shortened(String text, int longest) {
    int length = text.codePointCount(0, text.length());
    if (length <= longest) {
      return text;
    }
    int half = longest / 2;
    return text.substring(0, text.offsetByCodePoints(0, half - 1))
        + "…"
        + text.substring(text.offsetByCodePoints(text.length(), -half));
  }
}
