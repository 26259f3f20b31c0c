package criu.mount.render;

import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import java.util.ArrayList;
import java.util.List;

/** Lists a mount tree in the columns of findmnt(8). */
public final class TableRenderer {
  private static final List<String> HEADER =
      List.of("TARGET", "SOURCE", "FSTYPE", "OPTIONS", "PROPAGATION");

  private TableRenderer() {}

  /** Returns a header and one line for each mount, in the order of mountinfo. */
  public static String table(MountTree tree) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    tree.mounts().forEach(mount -> rows.add(row(mount)));
    return Columns.align(rows, 0);
  }

  private static List<String> row(Mount mount) {
    return List.of(
        mount.mountpoint().toString(),
        MountWords.source(mount),
        MountWords.type(mount),
        MountWords.options(mount),
        MountWords.propagation(mount.sharing()));
  }
}
