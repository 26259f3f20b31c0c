package criu.mount.render.picture;

import criu.mount.model.Mount;
import criu.mount.render.view.ShownNamespace;
import criu.mount.render.view.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A mount as a row of a drawing.
 *
 * @param namespace the namespace it is in
 * @param mount the mount
 * @param depth how many mounts it stands on
 * @param parent the index of the row of the mount it stands on, -1 for the root of a namespace
 */
public record Row(ShownNamespace namespace, Mount mount, int depth, int parent) {

  /** Returns the rows of a view: namespace by namespace, parents before children. */
  public static List<Row> of(View view) {
    List<Row> rows = new ArrayList<>();
    for (ShownNamespace namespace : view.namespaces()) {
      addTree(rows, namespace);
    }
    return rows;
  }

  private static void addTree(List<Row> rows, ShownNamespace namespace) {
    Deque<Row> open = new ArrayDeque<>();
    open.push(new Row(namespace, namespace.tree().root(), 0, -1));
    while (!open.isEmpty()) {
      Row row = open.pop();
      int index = rows.size();
      rows.add(row);
      for (Mount child : namespace.children(row.mount).reversed()) {
        open.push(new Row(namespace, child, row.depth + 1, index));
      }
    }
  }

  /** Tells whether the row is drawn faintly: it cannot be reached, or is not wanted itself. */
  public boolean isFaint() {
    return namespace.isHidden(mount) || !namespace.isMatched(mount);
  }
}
