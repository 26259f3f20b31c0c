package criu.mount.render.svg;

import criu.mount.model.Mount;
import criu.mount.render.picture.Palette;
import criu.mount.render.picture.Row;
import java.util.function.Predicate;

/** Explains the signs that a drawing has, and only these. */
final class Legend {
  static final int HEIGHT = 56;

  /** Room for all signs at once. */
  static final int WIDTH = 1080;

  private final Layout layout;
  private final Palette palette;
  private final SvgText svg;
  private int x = Layout.MARGIN;

  Legend(Layout layout, Palette palette, SvgText svg) {
    this.layout = layout;
    this.palette = palette;
    this.svg = svg;
  }

  void draw(int y) {
    svg.path("M" + Layout.MARGIN + " " + (y - 20) + "H" + (layout.page() - Layout.MARGIN), "rule");
    if (palette.hasSharedSuperblocks()) {
      svg.rect(x, y - 5, 10, 10, 2, "f0");
      words(y, 16, "same colour: same file system");
    }
    svg.rect(x, y - 5, 10, 10, 2, "once");
    words(y, 16, "shown once");
    if (has(mount -> mount.sharing().isShared())) {
      svg.rect(x, y - 9, 18, 18, 9, "ring k0");
      words(y, 24, "peer group");
    }
    if (has(mount -> mount.sharing().isSlave())) {
      svg.rect(x, y - 9, 18, 18, 9, "of k0");
      words(y, 24, "slave of that group");
    }
    if (!layout.trunks.isEmpty()) {
      svg.path("M" + (x + 6) + " " + y + "h16", "trunk k0");
      svg.path("M" + x + " " + y + "l7 -3.5v7z", "f0");
      words(y, 28, "from master to slave");
    }
    if (layout.rows.stream().anyMatch(Row::isFaint)) {
      svg.text(x, y + 4, "legend faint", "faint: out of reach, or only on the way");
    }
  }

  private boolean has(Predicate<Mount> property) {
    return layout.rows.stream().map(Row::mount).anyMatch(property);
  }

  private void words(int y, int offset, String words) {
    svg.text(x + offset, y + 4, "legend", words);
    x += offset + (int) (words.length() * 6.3) + 20;
  }
}
