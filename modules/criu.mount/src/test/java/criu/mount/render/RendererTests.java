package criu.mount.render;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.model.BrokenTreeException;
import criu.mount.model.Mount;
import criu.mount.model.MountBuilder;
import criu.mount.model.MountFlags;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.mount.render.view.Filter;
import criu.mount.render.view.View;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RendererTests {

  // 1 /  +- 2 /a  +- 3 /a/b  -- 6 /a/b
  //      |        +- 4 /a/c
  //      +- 5 /d
  private static MountTree sample() throws BrokenTreeException {
    return MountTree.of(
        List.of(
            mount(1, 0, "/").device(8, 1).type("ext4").source("sda").root("/c1").build(),
            tmpfs(2, 1, "/a")
                .sharing(3, 0, false)
                .flags(MountFlags.NONE)
                .options("size=4k")
                .build(),
            tmpfs(3, 2, "/a/b").sharing(0, 3, true).rootDeleted(true).root("/x").build(),
            tmpfs(4, 2, "/a/c")
                .origin(new Origin.External(RawString.of("key"), false))
                .flags(MountFlags.of(MountFlag.MS_NODEV))
                .superblockFlags(MountFlags.of(MountFlag.MS_RDONLY, MountFlag.MS_SYNCHRONOUS))
                .build(),
            tmpfs(5, 1, "/d").origin(new Origin.Plugin()).sharing(4, 3, false).build(),
            tmpfs(6, 3, "/a/b").build()));
  }

  private static MountBuilder tmpfs(int id, int parentId, String mountpoint) {
    return mount(id, parentId, mountpoint).source("t");
  }

  @Test
  void tree_ofSample_drawsLinesColumnsAndMarks() throws BrokenTreeException {
    assertEquals(
        """
        /           ext4   sda[/c1]        private                                     rw,relatime
        ├─/a        tmpfs  t               shared:3                                    rw,size=4k
        │ ├─/a/b    tmpfs  t[/x//deleted]  private,slave:3,unbindable  deleted,hidden  rw,relatime
        │ │ └─/a/b  tmpfs  t               private                     stacked         rw,relatime
        │ └─/a/c    tmpfs  t               private                     external:key    ro,nodev,sync
        └─/d        tmpfs  t               shared:4,slave:3            plugin          rw,relatime
        """,
        TreeRenderer.tree(sample(), TreeStyle.BOXES));
  }

  @Test
  void tree_narrowAscii_cutsLines() throws BrokenTreeException {
    assertEquals(
        """
        /           ext4 ...
        |-/a        tmpfs...
        | |-/a/b    tmpfs...
        | | `-/a/b  tmpfs...
        | `-/a/c    tmpfs...
        `-/d        tmpfs...
        """,
        TreeRenderer.tree(sample(), new TreeStyle(true, 20, false)));
  }

  @Test
  void tree_stackOf20000_needsNeitherDeepStackNorEndlessLines() throws BrokenTreeException {
    List<Mount> mounts = new ArrayList<>();
    mounts.add(mount(1, 0, "/").build());
    for (int id = 2; id <= 20_000; id++) {
      mounts.add(mount(id, id - 1, "/a").build());
    }
    List<String> lines = TreeRenderer.tree(MountTree.of(mounts), TreeStyle.ASCII).lines().toList();
    assertEquals(20_000, lines.size());
    assertTrue(lines.getLast().startsWith("(19999) /a "), lines.getLast());
  }

  @Test
  void tree_inColours_dimsWhatIsHiddenAndCountsNoEscape() throws BrokenTreeException {
    String tree = TreeRenderer.tree(sample(), new TreeStyle(false, 20, true));
    assertTrue(tree.contains("\u001b[2m│ ├─/a/b\u001b[0m"), tree);
    assertEquals(
        TreeRenderer.tree(sample(), new TreeStyle(false, 20, false)),
        tree.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void tree_ofNamesTwoColumnsWide_isCutByColumns() throws BrokenTreeException {
    MountTree tree =
        MountTree.of(List.of(mount(1, 0, "/").build(), mount(2, 1, "/数据/e\u0301").build()));
    assertEquals(
        """
        /          tmpfs…
        └─/数据/e\u0301  tmpfs…
        """,
        TreeRenderer.tree(tree, new TreeStyle(false, 17, false)));
  }

  @Test
  void tree_ofWhatIsWanted_keepsWhatItStandsOn() throws BrokenTreeException {
    Filter filter = new Filter(Optional.empty(), List.of(), Optional.of(4), false);
    View view = View.of("", List.of(new MountNamespace(9, sample())), filter, Optional.empty());
    assertEquals(
        """
        /     ext4   sda[/c1]  private                   rw,relatime
        └─/d  tmpfs  t         shared:4,slave:3  plugin  rw,relatime
        """,
        TreeRenderer.tree(view, TreeStyle.BOXES));
  }

  @Test
  void filter_acceptsByEachPropertyAndAllTogether() throws BrokenTreeException {
    assertEquals(List.of(2, 3, 4, 6), accepted(new Filter(path("/a"), List.of(), NONE, false)));
    assertEquals(List.of(1), accepted(new Filter(path("/"), types("ext4"), NONE, false)));
    assertEquals(List.of(2, 3, 5), accepted(new Filter(path("/"), List.of(), group(3), false)));
    assertEquals(List.of(4, 5), accepted(new Filter(path("/"), List.of(), NONE, true)));
    assertEquals(List.of(4), accepted(new Filter(path("/a"), types("tmpfs"), NONE, true)));
  }

  private static final Optional<Integer> NONE = Optional.empty();

  private static Optional<RawString> path(String path) {
    return Optional.of(RawString.of(path));
  }

  private static List<RawString> types(String type) {
    return List.of(RawString.of(type));
  }

  private static Optional<Integer> group(int number) {
    return Optional.of(number);
  }

  private static List<Integer> accepted(Filter filter) throws BrokenTreeException {
    return sample().mounts().stream().filter(filter::accepts).map(Mount::id).toList();
  }

  @Test
  void table_ofOtherColumns_namesThemAsFindmntDoes() throws BrokenTreeException {
    List<TableColumn> columns =
        List.of(TableColumn.ID, TableColumn.DEVICE, TableColumn.OPT_FIELDS, TableColumn.FS_OPTIONS);
    assertEquals(
        """
        ID  MAJ:MIN  OPT-FIELDS           FS-OPTIONS
        1   8:1                           rw
        2   0:2      shared:3             rw,size=4k
        3   0:3      master:3 unbindable  rw
        4   0:4                           ro,sync
        5   0:5      shared:4 master:3    rw
        6   0:6                           rw
        """,
        TableRenderer.table(View.of(sample()), columns, TreeStyle.BOXES));
  }

  @Test
  void style_negativeWidth_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new TreeStyle(true, -1, false));
  }

  @Test
  void table_ofSample_hasTheColumnsOfFindmnt() throws BrokenTreeException {
    assertEquals(
        """
        TARGET  SOURCE          FSTYPE  OPTIONS        PROPAGATION
        /       sda[/c1]        ext4    rw,relatime    private
        /a      t               tmpfs   rw,size=4k     shared
        /a/b    t[/x//deleted]  tmpfs   rw,relatime    private,slave,unbindable
        /a/c    t               tmpfs   ro,nodev,sync  private
        /d      t               tmpfs   rw,relatime    shared,slave
        /a/b    t               tmpfs   rw,relatime    private
        """,
        TableRenderer.table(View.of(sample()), TableRenderer.USUAL, TreeStyle.BOXES));
  }

  @Test
  void json_ofOneMountWithAwkwardNames_isEscaped() throws BrokenTreeException {
    MountTree tree =
        MountTree.of(
            List.of(
                mount(1, 0, "/").build(),
                mount(-1, 1, new RawString("/\u00FF\"\n"))
                    .source("é\\")
                    .origin(new Origin.External(RawString.of("k"), true))
                    .build()));
    assertEquals(
        "{\"title\":\"\",\"namespaces\":[\n{\"id\":0,\"root\":1,\"mounts\":[\n"
            + "{\"id\":1,\"parent\":0,\"mountpoint\":\"/\",\"root\":\"/\",\"rootDeleted\":false,"
            + "\"flags\":[\"relatime\"],\"device\":\"0:1\",\"type\":\"tmpfs\","
            + "\"source\":\"tmpfs\",\"superblockFlags\":[],\"options\":\"\",\"peerGroup\":0,"
            + "\"masterGroup\":0,\"unbindable\":false,\"origin\":\"tree\",\"hidden\":false,"
            + "\"stacked\":false,\"matched\":true,\"children\":[4294967295]},\n"
            + "{\"id\":4294967295,\"parent\":1,\"mountpoint\":\"/\\\\377\\\"\\\\012\","
            + "\"root\":\"/\",\"rootDeleted\":false,\"flags\":[\"relatime\"],"
            + "\"device\":\"0:4294967295\",\"type\":\"tmpfs\",\"source\":\"é\\\\134\","
            + "\"superblockFlags\":[],\"options\":\"\",\"peerGroup\":0,\"masterGroup\":0,"
            + "\"unbindable\":false,\"origin\":\"external\",\"key\":\"k\",\"hidden\":false,"
            + "\"stacked\":false,\"matched\":true,\"children\":[]}]}]}\n",
        JsonRenderer.json(View.of(tree)));
  }
}
