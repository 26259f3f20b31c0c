package criu.mount.render;

import criu.mount.model.Mount;
import criu.mount.render.view.ShownNamespace;
import criu.mount.render.view.View;
import java.util.ArrayList;
import java.util.List;

/** Lists mounts in the columns of findmnt(8). */
public final class TableRenderer {
  /** The columns of a table when none are asked for. */
  public static final List<TableColumn> USUAL =
      List.of(
          TableColumn.TARGET,
          TableColumn.SOURCE,
          TableColumn.FSTYPE,
          TableColumn.OPTIONS,
          TableColumn.PROPAGATION);

  private TableRenderer() {}

  /**
   * Returns a header and one line for each mount that is wanted, in the order of mountinfo,
   * namespace by namespace.
   */
  public static String table(View view, List<TableColumn> columns, TreeStyle style) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(columns.stream().map(column -> new Cell(column.title(), Ink.NAME)).toList());
    for (ShownNamespace namespace : view.namespaces()) {
      for (Mount mount : namespace.mounts()) {
        if (namespace.isMatched(mount)) {
          rows.add(row(view, namespace, mount, columns));
        }
      }
    }
    return new Columns(style).align(rows);
  }

  private static List<Cell> row(
      View view, ShownNamespace namespace, Mount mount, List<TableColumn> columns) {
    Ink ink =
        !view.problemsOf(mount).isEmpty()
            ? Ink.TROUBLE
            : namespace.isHidden(mount) ? Ink.DIM : Ink.PLAIN;
    return columns.stream().map(column -> new Cell(column.of(namespace, mount), ink)).toList();
  }
}
