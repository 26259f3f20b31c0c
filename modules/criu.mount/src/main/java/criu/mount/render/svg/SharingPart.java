package criu.mount.render.svg;

import criu.mount.model.Sharing;
import criu.mount.render.picture.Palette;
import criu.mount.render.picture.Trunk;

/** Draws how mounts propagate: rings of peer groups, and trunks from masters to slaves. */
final class SharingPart {
  private static final int HEIGHT = 18;

  private final Layout layout;
  private final Palette palette;
  private final SvgText svg;

  SharingPart(Layout layout, Palette palette, SvgText svg) {
    this.layout = layout;
    this.palette = palette;
    this.svg = svg;
  }

  void draw() {
    layout.trunks.forEach(this::drawTrunk);
    for (int i = 0; i < layout.rows.size(); i++) {
      Sharing sharing = layout.rows.get(i).mount().sharing();
      if (sharing.isSlave()) {
        drawRing(layout.rings, layout.y[i], sharing.masterId(), "of");
      }
      if (sharing.isShared()) {
        drawRing(layout.rings + layout.ring + 8, layout.y[i], sharing.groupId(), "ring");
      }
    }
  }

  void drawRing(int x, int y, int group, String kind) {
    String colour = " k" + palette.ofGroup(group);
    String number = Integer.toUnsignedString(group);
    svg.rect(x, y - HEIGHT / 2, layout.ring, HEIGHT, HEIGHT / 2, kind + colour);
    svg.text(x + layout.ring / 2, y + 4, "number", number);
  }

  /** Draws the lane, the way from the master to it, and an arrow to each slave. */
  private void drawTrunk(Trunk trunk) {
    int x = layout.lanes + 14 + trunk.lane() * Layout.LANE;
    String colour = "k" + palette.ofGroup(trunk.group());
    int top = Math.min(leaves(trunk.master()), enters(trunk.slaves().getFirst()));
    int bottom = Math.max(leaves(trunk.master()), enters(trunk.slaves().getLast()));
    svg.path("M" + x + " " + top + "V" + bottom, "trunk " + colour);
    int from = layout.rings + 2 * layout.ring + 8;
    svg.path("M" + from + " " + leaves(trunk.master()) + "H" + x, "trunk " + colour);
    trunk.slaves().forEach(slave -> drawBranch(trunk, slave, x, colour));
  }

  /** A trunk leaves a ring below its middle, and others enter it above. */
  private int leaves(int row) {
    return layout.y[row] + 4;
  }

  private int enters(int row) {
    return layout.y[row] - 3;
  }

  private void drawBranch(Trunk trunk, int slave, int x, String colour) {
    boolean shared = layout.rows.get(slave).mount().sharing().isShared();
    int to = layout.rings + (shared ? 2 * layout.ring + 8 : layout.ring) + 2;
    int y = enters(slave);
    svg.path("M" + x + " " + y + "H" + (to + 5), "trunk " + colour);
    String arrow = "M" + to + " " + y + "l7 -3.5v7z";
    svg.path(arrow, "f" + palette.ofGroup(trunk.group()));
  }
}
