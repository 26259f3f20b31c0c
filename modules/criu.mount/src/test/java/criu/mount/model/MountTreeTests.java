package criu.mount.model;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MountTreeTests {

  private static List<Integer> ids(List<Mount> mounts) {
    return mounts.stream().map(Mount::id).toList();
  }

  private static String faultOf(Mount... mounts) {
    return assertThrows(BrokenTreeException.class, () -> MountTree.of(List.of(mounts)))
        .getMessage();
  }

  @Test
  void of_rootWhoseParentIsElsewhere_findsRootParentAndChildren() throws BrokenTreeException {
    Mount root = mount(10, 1, "/").build();
    Mount proc = mount(11, 10, "/proc").build();
    MountTree tree = MountTree.of(List.of(proc, root));

    assertEquals(root, tree.root());
    assertEquals(Optional.of(root), tree.parent(proc));
    assertEquals(Optional.empty(), tree.parent(root));
    assertEquals(List.of(proc), tree.children(root));
    assertEquals(List.of(proc, root), tree.mounts());
    assertEquals(Optional.empty(), tree.mount(1));
  }

  @Test
  void of_rootThatIsItsOwnParent_isATree() throws BrokenTreeException {
    Mount root = mount(10, 10, "/").build();
    MountTree tree = MountTree.of(List.of(root));
    assertEquals(root, tree.root());
    assertEquals(List.of(root), tree.depthFirst());
    assertEquals(Optional.empty(), tree.parent(root));
  }

  @Test
  void of_noMounts_isRefused() {
    assertEquals("there is no root mount", faultOf());
  }

  @Test
  void of_missingParent_namesMountAndParent() {
    String fault = faultOf(mount(1, 0, "/").build(), mount(2, 7, "/a").build());
    assertTrue(fault.contains("mount 2 at /a") && fault.contains("mount 7"), fault);
  }

  @Test
  void of_missingParentWithHighId_isNamedAsUnsigned() {
    String fault = faultOf(mount(1, 0, "/").build(), mount(2, -1, "/a").build());
    assertTrue(fault.contains("mount 4294967295"), fault);
  }

  @Test
  void of_secondRootAtSlash_isNamed() {
    String fault = faultOf(mount(1, 0, "/").build(), mount(2, 0, "/").build());
    assertTrue(fault.startsWith("mount 2 at /:"), fault);
  }

  @Test
  void of_topMountNotAtSlash_isRefused() {
    assertTrue(faultOf(mount(1, 0, "/jail").build()).startsWith("mount 1 at /jail"));
  }

  @Test
  void of_childThatIsItsOwnParent_isRefused() {
    String fault = faultOf(mount(1, 0, "/").build(), mount(2, 2, "/a").build());
    assertTrue(fault.startsWith("mount 2 at /a"), fault);
  }

  @Test
  void of_twoMountsOnEachOther_isRefused() {
    String fault =
        faultOf(mount(1, 0, "/").build(), mount(2, 3, "/a").build(), mount(3, 2, "/a/b").build());
    assertTrue(fault.startsWith("mount 2 at /a: it hangs"), fault);
  }

  @Test
  void of_idTwice_isRefused() {
    String fault = faultOf(mount(1, 0, "/").build(), mount(1, 1, "/a").build());
    assertTrue(fault.contains("mount 1 at /a: the mount id occurs twice"), fault);
  }

  // 1 /  +- 2 /a      hides 3 and 4, was mounted last
  //      +- 3 /a/b
  //      +- 4 /a/b/c
  //      +- 5 /d      hides 6
  //      +- 6 /d
  @Test
  void children_siblingsThatHideEachOther_comeHiddenFirst() throws BrokenTreeException {
    MountTree tree =
        MountTree.of(
            List.of(
                mount(1, 0, "/").build(),
                mount(2, 1, "/a").build(),
                mount(6, 1, "/d").build(),
                mount(3, 1, "/a/b").build(),
                mount(5, 1, "/d").build(),
                mount(4, 1, "/a/b/c").build()));
    assertEquals(List.of(4, 3, 2, 6, 5), ids(tree.children(tree.root())));
    assertEquals(List.of(1, 4, 3, 2, 6, 5), ids(tree.depthFirst()));
  }

  @Test
  void children_changedByTheCaller_isRefused() throws BrokenTreeException {
    MountTree tree = MountTree.of(List.of(mount(1, 0, "/").build(), mount(2, 1, "/a").build()));
    List<Mount> children = tree.children(tree.root());
    assertThrows(UnsupportedOperationException.class, children::clear);
  }

  @Test
  void of_changedListAfterwards_keepsItsMounts() throws BrokenTreeException {
    List<Mount> mounts = new ArrayList<>(List.of(mount(1, 0, "/").build()));
    MountTree tree = MountTree.of(mounts);
    mounts.clear();
    assertEquals(List.of(1), ids(tree.mounts()));
  }

  @Test
  void of_chainOf100000Mounts_needsNoDeepStack() throws BrokenTreeException {
    List<Mount> mounts = new ArrayList<>();
    mounts.add(mount(1, 0, "/").build());
    for (int id = 2; id <= 100_000; id++) {
      mounts.add(mount(id, id - 1, "/a").build());
    }
    MountTree tree = MountTree.of(mounts);
    assertEquals(ids(mounts), ids(tree.depthFirst()));
  }

  @Test
  void of_100000Siblings_isBuiltInTime() throws BrokenTreeException {
    List<Mount> mounts = new ArrayList<>();
    mounts.add(mount(1, 0, "/").build());
    for (int id = 2; id <= 100_000; id++) {
      mounts.add(mount(id, 1, "/a" + id).build());
    }
    assertEquals(99_999, MountTree.of(mounts).children(mounts.getFirst()).size());
  }
}
