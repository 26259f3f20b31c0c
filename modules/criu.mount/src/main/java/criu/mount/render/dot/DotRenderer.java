package criu.mount.render.dot;

import criu.mount.model.Mount;
import criu.mount.model.Sharing;
import criu.mount.render.picture.Palette;
import criu.mount.render.picture.Row;
import criu.mount.render.picture.Trunk;
import criu.mount.render.view.Marks;
import criu.mount.render.view.ShownNamespace;
import criu.mount.render.view.View;
import java.util.ArrayList;
import java.util.List;

/** Writes mounts in the language of Graphviz. */
public final class DotRenderer {
  /** Pale enough for black text, one for each colour of {@link Palette}. */
  private static final String[] FILLS = {
    "#cfe2ff", "#ffe0bf", "#cfeccf", "#f5d0ee", "#c9ecf2",
    "#ddd4ff", "#f2e6b3", "#dde3ea", "#f0d3e2", "#d3ead9"
  };

  /** Strong enough for a line, one for each colour of {@link Palette}. */
  private static final String[] LINES = {
    "#0b63c4", "#a85400", "#2a7a2e", "#a0278c", "#00758a",
    "#6a4fc0", "#7d6600", "#52606d", "#9a4775", "#3a7a58"
  };

  private static final String TROUBLE = "#c01c28";

  private final View view;
  private final Palette palette;
  private final List<Row> rows;
  private final StringBuilder text = new StringBuilder();

  private DotRenderer(View view) {
    this.view = view;
    this.palette = new Palette(view);
    this.rows = Row.of(view);
  }

  /**
   * Returns a graph: a node for each mount, filled with the colour of a superblock that several
   * show, with a double line in the colour of its peer group; lines from parents to children, and
   * arrows from a member of each group to its slaves.
   */
  public static String dot(View view) {
    return new DotRenderer(view).draw();
  }

  private String draw() {
    text.append("digraph mounts {\n");
    text.append("  rankdir=LR; label=").append(quoted(view.title())).append(";\n");
    text.append("  node [shape=box, style=\"rounded,filled\", fillcolor=white,");
    text.append(" fontname=\"sans-serif\", fontsize=10];\n");
    text.append("  edge [color=\"#8a93a0\", arrowhead=none];\n");
    view.namespaces().forEach(this::drawNamespace);
    for (Trunk trunk : Trunk.of(rows)) {
      trunk.slaves().forEach(slave -> drawArrow(trunk, rows.get(slave)));
    }
    return text.append("}\n").toString();
  }

  private void drawNamespace(ShownNamespace namespace) {
    String number = Integer.toUnsignedString(namespace.id());
    text.append("  subgraph cluster_").append(number).append(" {\n");
    String label = view.namespaces().size() > 1 ? "mount namespace " + number : "";
    text.append("    label=").append(quoted(label)).append("; color=\"#8a93a0\";\n");
    for (Row row : rows) {
      if (row.namespace() == namespace) {
        drawMount(row);
      }
    }
    text.append("  }\n");
  }

  private void drawMount(Row row) {
    Mount mount = row.mount();
    List<String> attributes = new ArrayList<>();
    attributes.add("label=" + quoted(label(row)));
    palette
        .ofSuperblock(mount)
        .ifPresent(colour -> attributes.add("fillcolor=\"" + FILLS[colour] + "\""));
    if (mount.sharing().isShared()) {
      String line = LINES[palette.ofGroup(mount.sharing().groupId())];
      attributes.add("color=\"" + line + "\", penwidth=2, peripheries=2");
    }
    if (!view.problemsOf(mount).isEmpty()) {
      attributes.add("color=\"" + TROUBLE + "\", penwidth=2, fontcolor=\"" + TROUBLE + "\"");
    } else if (row.isFaint()) {
      attributes.add("fontcolor=\"#6b7480\", style=\"rounded,filled,dashed\"");
    }
    text.append("    ").append(node(mount)).append(" [");
    text.append(String.join(", ", attributes)).append("];\n");
    if (row.parent() >= 0) {
      text.append("    ").append(node(rows.get(row.parent()).mount())).append(" -> ");
      text.append(node(mount)).append(";\n");
    }
  }

  private void drawArrow(Trunk trunk, Row slave) {
    text.append("  ").append(node(rows.get(trunk.master()).mount())).append(" -> ");
    text.append(node(slave.mount())).append(" [style=dashed, constraint=false, arrowhead=normal");
    text.append(", color=\"").append(LINES[palette.ofGroup(trunk.group())]).append("\"];\n");
  }

  private String label(Row row) {
    Mount mount = row.mount();
    List<String> lines = new ArrayList<>();
    lines.add(mount.mountpoint().toString());
    lines.add(mount.superblock().type() + "  " + mount.superblock().source());
    if (!mount.sharing().equals(Sharing.PRIVATE)) {
      lines.add(mount.sharing().toString());
    }
    List<String> marks = Marks.of(row.namespace(), mount);
    if (!marks.isEmpty()) {
      lines.add(String.join(", ", marks));
    }
    view.problemsOf(mount).forEach(problem -> lines.add("! " + problem.reason()));
    return String.join("\n", lines);
  }

  private static String node(Mount mount) {
    return "m" + Integer.toUnsignedString(mount.id());
  }

  /** Returns a text in quotes; a backslash begins an escape in labels, so it is doubled. */
  private static String quoted(String plain) {
    String escaped = plain.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "\"" + escaped + "\"";
  }
}
