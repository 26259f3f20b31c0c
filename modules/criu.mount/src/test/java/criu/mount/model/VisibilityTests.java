package criu.mount.model;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class VisibilityTests {

  private static Set<Integer> hidden(Mount... mounts) throws BrokenTreeException {
    return Visibility.hidden(MountTree.of(Arrays.asList(mounts)));
  }

  @Test
  void hidden_plainTree_isNothing() throws BrokenTreeException {
    assertEquals(
        Set.of(),
        hidden(
            mount(1, 0, "/").build(),
            mount(2, 1, "/a").build(),
            mount(3, 2, "/a/b").build(),
            mount(4, 1, "/a-b").build()));
  }

  // 1 /  -- 2 /a  -- 3 /a  -- 4 /a/b
  @Test
  void hidden_stack_isWhatLiesBelowItsTop() throws BrokenTreeException {
    assertEquals(
        Set.of(2),
        hidden(
            mount(1, 0, "/").build(),
            mount(2, 1, "/a").build(),
            mount(3, 2, "/a").build(),
            mount(4, 3, "/a/b").build()));
  }

  // 1 /  -- 2 /a  +- 3 /a/b  -- 4 /a/b/c
  //               +- 5 /a
  @Test
  void hidden_mountOnTheRootOfItsParent_hidesParentAndSiblings() throws BrokenTreeException {
    assertEquals(
        Set.of(2, 3, 4),
        hidden(
            mount(1, 0, "/").build(),
            mount(2, 1, "/a").build(),
            mount(3, 2, "/a/b").build(),
            mount(4, 3, "/a/b/c").build(),
            mount(5, 2, "/a").build()));
  }

  // 1 /  +- 2 /a/b  -- 3 /a/b/c
  //      +- 4 /a    hides 2 and 3, whatever its place in the list
  //      +- 5 /a.d, not below /a although '.' sorts before '/'
  @Test
  void hidden_siblingAbove_hidesSubtree() throws BrokenTreeException {
    Mount root = mount(1, 0, "/").build();
    Mount deep = mount(2, 1, "/a/b").build();
    Mount deeper = mount(3, 2, "/a/b/c").build();
    Mount above = mount(4, 1, "/a").build();
    Mount beside = mount(5, 1, "/a.d").build();
    assertEquals(Set.of(2, 3), hidden(root, deep, deeper, above, beside));
    assertEquals(Set.of(2, 3), hidden(root, above, beside, deep, deeper));
  }

  @Test
  void hidden_siblingsAtOnePath_areAllButTheLast() throws BrokenTreeException {
    assertEquals(
        Set.of(2, 3),
        hidden(
            mount(1, 0, "/").build(),
            mount(2, 1, "/a").build(),
            mount(3, 1, "/a").build(),
            mount(4, 1, "/a").build()));
  }

  // 1 /  +- 2 /a
  //      +- 3 /  -- 4 /a
  @Test
  void hidden_mountOverTheRoot_hidesTheOldTree() throws BrokenTreeException {
    assertEquals(
        Set.of(1, 2),
        hidden(
            mount(1, 0, "/").build(),
            mount(2, 1, "/a").build(),
            mount(3, 1, "/").build(),
            mount(4, 3, "/a").build()));
  }

  @Test
  void hidden_stackOf50000_isAllButTheTop() throws BrokenTreeException {
    List<Mount> mounts = new ArrayList<>();
    mounts.add(mount(1, 0, "/").build());
    for (int id = 2; id <= 50_000; id++) {
      mounts.add(mount(id, id - 1, "/a").build());
    }
    assertEquals(49_998, Visibility.hidden(MountTree.of(mounts)).size());
  }
}
