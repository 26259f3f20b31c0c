package criu.mount.render;

import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.mount.model.Sharing;
import criu.mount.render.view.Marks;
import criu.mount.render.view.ShownNamespace;
import criu.mount.render.view.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws mount trees as text, one mount a line. */
public final class TreeRenderer {
  private final View view;
  private final Map<Integer, Ink> inks = new HashMap<>();

  private TreeRenderer(View view) {
    this.view = view;
  }

  /** Returns all of one tree. */
  public static String tree(MountTree tree, TreeStyle style) {
    return tree(View.of(tree), style);
  }

  /**
   * Returns the trees: mountpoint, type, source and the part shown, propagation with the numbers of
   * peer groups, {@link Marks}, and the options at the end, because they have no measure. Of
   * several namespaces each has its number above it. With colours, a mount that something stands
   * against is red, and one that is hidden, or not wanted itself, is dim.
   */
  public static String tree(View view, TreeStyle style) {
    TreeRenderer renderer = new TreeRenderer(view);
    List<List<Cell>> rows = new ArrayList<>();
    for (ShownNamespace namespace : view.namespaces()) {
      if (view.namespaces().size() > 1) {
        rows.add(heading(namespace));
      }
      new TreeLines<>(namespace::children, style)
          .forEach(
              namespace.tree().root(),
              (lines, mount) -> rows.add(renderer.row(namespace, lines, mount)));
    }
    return new Columns(style).align(rows);
  }

  private static List<Cell> heading(ShownNamespace namespace) {
    String number = Integer.toUnsignedString(namespace.id());
    return List.of(new Cell("mount namespace " + number + ":", Ink.NAME));
  }

  private List<Cell> row(ShownNamespace namespace, String lines, Mount mount) {
    boolean faint = namespace.isHidden(mount) || !namespace.isMatched(mount);
    String sharing = mount.sharing().toString();
    return List.of(
        new Cell(lines + mount.mountpoint(), name(mount, faint)),
        new Cell(MountWords.type(mount), faint ? Ink.DIM : Ink.TYPE),
        new Cell(MountWords.source(mount), faint ? Ink.DIM : Ink.PLAIN),
        new Cell(sharing, faint ? Ink.DIM : group(mount.sharing())),
        new Cell(String.join(",", Marks.of(namespace, mount)), faint ? Ink.DIM : Ink.MARK),
        new Cell(MountWords.options(mount), Ink.DIM));
  }

  private Ink name(Mount mount, boolean faint) {
    boolean trouble = !view.problemsOf(mount).isEmpty();
    return trouble ? Ink.TROUBLE : faint ? Ink.DIM : Ink.PLAIN;
  }

  private Ink group(Sharing sharing) {
    int group = sharing.isShared() ? sharing.groupId() : sharing.masterId();
    return group == 0 ? Ink.PLAIN : inks.computeIfAbsent(group, any -> Ink.ofGroup(inks.size()));
  }
}
