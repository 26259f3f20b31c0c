package criu.mount.render;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.compare.ChangedMount;
import criu.mount.compare.UnifiedTree;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.MountBuilder;
import criu.mount.model.MountTree;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DifferenceRendererTests {

  // before: 1 /  +- 2 /a  -- 3 /a/b      after: 1 /  +- 12 /c  -- 13 /c/b
  //              +- 4 /d                             +- 14 /d (size=2k)
  //              +- 5 /e                             +- 16 /f
  //              +- 7 /same                          +- 17 /same
  private static MountTree before() throws BrokenTreeException {
    return MountTree.of(
        List.of(
            mount(1, 0, "/").build(),
            tmpfs(2, 1, "/a", "a").build(),
            tmpfs(3, 2, "/a/b", "b").build(),
            tmpfs(4, 1, "/d", "d").options("size=1k").build(),
            tmpfs(5, 1, "/e", "e").build(),
            tmpfs(7, 1, "/same", "same").build()));
  }

  private static MountTree after() throws BrokenTreeException {
    return MountTree.of(
        List.of(
            mount(1, 0, "/").build(),
            tmpfs(12, 1, "/c", "a").build(),
            tmpfs(13, 12, "/c/b", "b").build(),
            tmpfs(14, 1, "/d", "d").options("size=2k").build(),
            tmpfs(16, 1, "/f", "f").build(),
            tmpfs(17, 1, "/same", "same").build()));
  }

  private static MountBuilder tmpfs(int id, int parent, String mountpoint, String source) {
    return mount(id, parent, mountpoint).source(source);
  }

  private static List<ChangedMount> unified(MountTree before, MountTree after) {
    return UnifiedTree.of(List.of(before), List.of(after));
  }

  @Test
  void text_ofEveryKind_showsOneTreeOfWhatDiffers() throws BrokenTreeException {
    assertEquals(
        """
          /     tmpfs  tmpfs  private  rw,relatime
        > ├─/c  tmpfs  a      private  rw,relatime
              mountpoint: /a -> /c
        ~ ├─/d  tmpfs  d      private  rw,relatime,size=2k
              superblock options: size=1k -> size=2k
        + ├─/f  tmpfs  f      private  rw,relatime
        - └─/e  tmpfs  e      private  rw,relatime
        1 changed, 1 moved, 1 added, 1 removed
        """,
        DifferenceRenderer.text(unified(before(), after()), TreeStyle.BOXES));
  }

  @Test
  void text_ofTheSame_isEmpty() throws BrokenTreeException {
    List<ChangedMount> same = unified(before(), before());
    assertTrue(UnifiedTree.areSame(same));
    assertEquals("", DifferenceRenderer.text(same, TreeStyle.BOXES));
  }

  @Test
  void json_ofChanges_leavesOutWhatIsTheSame() throws BrokenTreeException {
    List<ChangedMount> roots = unified(before(), after());
    assertFalse(UnifiedTree.areSame(roots));
    String changes = DifferenceJson.changes("x", "y", roots);
    List<String> kinds =
        changes
            .lines()
            .filter(line -> line.startsWith("{\"kind\""))
            .map(line -> line.split("\"", -1)[3])
            .toList();
    assertEquals(List.of("moved", "changed", "added", "removed"), kinds);
    assertTrue(changes.startsWith("{\"before\":\"x\",\"after\":\"y\",\"mounts\":["), changes);
    assertEquals(8, DifferenceJson.tree("x", "y", roots).lines().count());
  }

  // before: / -- /a -- /a/b      after: / -- /a/b
  @Test
  void unified_ofAMountWhoseParentIsGone_movesItToTheParentBelow() throws BrokenTreeException {
    MountTree nested =
        MountTree.of(
            List.of(
                mount(1, 0, "/").build(),
                tmpfs(2, 1, "/a", "a").build(),
                tmpfs(3, 2, "/a/b", "b").build()));
    MountTree flat =
        MountTree.of(List.of(mount(1, 0, "/").build(), tmpfs(3, 1, "/a/b", "b").build()));
    assertEquals(
        """
          /       tmpfs  tmpfs  private  rw,relatime
        > ├─/a/b  tmpfs  b      private  rw,relatime
              parent: /a -> /
        - └─/a    tmpfs  a      private  rw,relatime
        1 moved, 1 removed
        """,
        DifferenceRenderer.text(unified(nested, flat), TreeStyle.BOXES));
  }
}
