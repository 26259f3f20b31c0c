package criu.mount.render;

import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.mount.model.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Draws a mount tree as text, one mount a line. */
public final class TreeRenderer {
  private TreeRenderer() {}

  /**
   * Returns the tree: mountpoint, type, source and the part shown, propagation with the numbers of
   * peer groups, marks, and the options at the end, because they have no measure.
   *
   * <p>The marks: {@code external:KEY}, {@code external} (found at dump), {@code device}, {@code
   * plugin}, {@code deleted} (the part shown was unlinked), {@code stacked} (it sits on the root of
   * its parent), {@code hidden} (its mountpoint does not lead to it).
   */
  public static String tree(MountTree tree, TreeStyle style) {
    Set<Integer> hidden = Visibility.hidden(tree);
    List<List<String>> rows = new ArrayList<>();
    new TreeLines(tree, style)
        .forEach((lines, mount) -> rows.add(row(lines, mount, marks(tree, mount, hidden))));
    return Columns.align(rows, style.width());
  }

  private static List<String> row(String lines, Mount mount, String marks) {
    return List.of(
        lines + mount.mountpoint(),
        MountWords.type(mount),
        MountWords.source(mount),
        mount.sharing().toString(),
        marks,
        MountWords.options(mount));
  }

  private static String marks(MountTree tree, Mount mount, Set<Integer> hidden) {
    List<String> marks = new ArrayList<>();
    switch (mount.origin()) {
      case Origin.Tree() -> {} // the usual case needs no mark
      case Origin.External(var key, _) -> marks.add("external:" + key);
      case Origin.AutoExternal(_) -> marks.add("external");
      case Origin.DeviceExternal() -> marks.add("device");
      case Origin.Plugin() -> marks.add("plugin");
    }
    if (mount.rootDeleted()) {
      marks.add("deleted");
    }
    if (tree.parent(mount).map(Mount::mountpoint).filter(mount.mountpoint()::equals).isPresent()) {
      marks.add("stacked");
    }
    if (hidden.contains(mount.id())) {
      marks.add("hidden");
    }
    return String.join(",", marks);
  }
}
