package criu.mount.render;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.compare.Difference;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.Mount;
import criu.mount.model.MountBuilder;
import criu.mount.model.MountFlags;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.List;
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
        TreeRenderer.tree(sample(), new TreeStyle(true, 20)));
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
  void style_negativeWidth_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new TreeStyle(true, -1));
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
        TableRenderer.table(sample()));
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
        "{\"root\":1,\"mounts\":[\n"
            + "{\"id\":1,\"parent\":0,\"mountpoint\":\"/\",\"root\":\"/\",\"rootDeleted\":false,"
            + "\"flags\":[\"relatime\"],\"device\":\"0:1\",\"type\":\"tmpfs\","
            + "\"source\":\"tmpfs\",\"superblockFlags\":[],\"options\":\"\",\"peerGroup\":0,"
            + "\"masterGroup\":0,\"unbindable\":false,\"origin\":\"tree\",\"hidden\":false,"
            + "\"children\":[4294967295]},\n"
            + "{\"id\":4294967295,\"parent\":1,\"mountpoint\":\"/\\\\377\\\"\\\\012\","
            + "\"root\":\"/\",\"rootDeleted\":false,\"flags\":[\"relatime\"],"
            + "\"device\":\"0:4294967295\",\"type\":\"tmpfs\",\"source\":\"é\\\\134\","
            + "\"superblockFlags\":[],\"options\":\"\",\"peerGroup\":0,\"masterGroup\":0,"
            + "\"unbindable\":false,\"origin\":\"external\",\"key\":\"k\",\"hidden\":false,"
            + "\"children\":[]}]}\n",
        JsonRenderer.json(tree));
  }

  @Test
  void differences_ofTwo_areListedOneAboveTheOther() {
    assertEquals(
        """
        mount 2 at /a: source
          before  x
          after   y
        """,
        DifferenceRenderer.text(
            List.of(new Difference("mount 2 at /a", Difference.Property.SOURCE, "x", "y"))));
    assertEquals("", DifferenceRenderer.text(List.of()));
  }
}
