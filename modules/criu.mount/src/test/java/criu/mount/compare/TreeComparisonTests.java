package criu.mount.compare;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.mount.compare.Difference.Property;
import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import criu.mount.model.MountTree;
import criu.syscall.MountFlag;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TreeComparisonTests {

  private static List<String> differences(MountTree before, MountTree after) {
    return TreeComparison.compare(before, after, Tolerance.NONE).stream()
        .map(Difference::toString)
        .toList();
  }

  // before: 1 /  -- 2 /a  -- 3 /a/b        after: 1 /  -- 4 /c
  @Test
  void compare_subtreeElsewhere_namesEveryMissingAndUnexpectedMount() {
    MountTree before = Trees.of(mount(1, 0, "/"), mount(2, 1, "/a"), mount(3, 2, "/a/b"));
    MountTree after = Trees.of(mount(1, 0, "/"), mount(4, 1, "/c"));
    assertEquals(
        List.of(
            "mount 2 at /a: mount: before there, after absent",
            "mount 3 at /a/b: mount: before there, after absent",
            "mount 4 at /c: mount: before absent, after there"),
        differences(before, after));
  }

  // before: 1 /  -- 2 /a  -- 3 /a          after: 1 /  -- 2 /a
  @Test
  void compare_lostTopOfAStack_isMissing() {
    MountTree before = Trees.of(mount(1, 0, "/"), mount(2, 1, "/a"), mount(3, 2, "/a"));
    MountTree after = Trees.of(mount(1, 0, "/"), mount(2, 1, "/a"));
    assertEquals(
        List.of("mount 3 at /a: mount: before there, after absent"), differences(before, after));
  }

  // before: 1 /  -- 2 /a  -- 3 /a/b        after: 1 /  +- 2 /a
  //                                                    +- 3 /a/b
  @Test
  void compare_sameMountpointOnAnotherParent_isAnotherMount() {
    MountTree before = Trees.of(mount(1, 0, "/"), mount(2, 1, "/a"), mount(3, 2, "/a/b"));
    MountTree after = Trees.of(mount(1, 0, "/"), mount(2, 1, "/a"), mount(3, 1, "/a/b"));
    assertEquals(2, differences(before, after).size());
  }

  @Test
  void compare_siblingsAtOnePath_areMatchedByOrder() {
    MountTree before =
        Trees.of(mount(1, 0, "/"), mount(2, 1, "/a").type("proc"), mount(3, 1, "/a"));
    MountTree after = Trees.of(mount(1, 0, "/"), mount(9, 1, "/a").type("proc"), mount(4, 1, "/a"));
    assertEquals(List.of(), differences(before, after));
  }

  @Test
  void compare_typeThatTheImageDoesNotHold_isAnyType() {
    MountTree before = Trees.of(mount(1, 0, "/"), mount(2, 1, "/a").type("unsupported"));
    MountTree after = Trees.of(mount(1, 0, "/"), mount(2, 1, "/a").type("xfs"));
    assertEquals(List.of(), differences(before, after));
    assertEquals(
        List.of("mount 2 at /a: file system type: before xfs, after unsupported"),
        differences(after, before));
  }

  @Test
  void compare_optionsInAnotherOrder_areTheSameUnlessOneKeyRepeats() {
    MountTree plain = Trees.of(mount(1, 0, "/").options("size=4k,mode=755"));
    MountTree turned = Trees.of(mount(1, 0, "/").options("mode=755,size=4k"));
    assertEquals(List.of(), differences(plain, turned));
    MountTree layers = Trees.of(mount(1, 0, "/").options("lowerdir+=a,lowerdir+=b"));
    MountTree layersTurned = Trees.of(mount(1, 0, "/").options("lowerdir+=b,lowerdir+=a"));
    assertEquals(1, differences(layers, layersTurned).size());
  }

  @Test
  void compare_splitPeerGroup_saysWhatTheGroupIsElsewhere() {
    MountTree before =
        Trees.of(mount(1, 0, "/").sharing(5, 0, false), mount(2, 1, "/a").sharing(5, 0, false));
    MountTree after =
        Trees.of(mount(1, 0, "/").sharing(7, 0, false), mount(2, 1, "/a").sharing(8, 0, false));
    assertEquals(
        List.of("mount 2 at /a: peer group: before 5, after 8, but 5 is 7 elsewhere"),
        differences(before, after));
    assertEquals(
        List.of("mount 2 at /a: peer group: before 8, after 5, but that is 7 elsewhere"),
        differences(after, before));
  }

  // before: 1 / shared:5  -- 2 /a master:5      after: 1 / shared:7  -- 2 /a master:9
  @Test
  void compare_slaveOfAnotherGroup_isReported() {
    MountTree before =
        Trees.of(mount(1, 0, "/").sharing(5, 0, false), mount(2, 1, "/a").sharing(0, 5, false));
    MountTree after =
        Trees.of(mount(1, 0, "/").sharing(7, 0, false), mount(2, 1, "/a").sharing(0, 9, false));
    assertEquals(
        List.of("mount 2 at /a: master group: before 5, after 9, but 5 is 7 elsewhere"),
        differences(before, after));
  }

  @Test
  void compare_superblocksMerged_isReported() {
    MountTree before = Trees.of(mount(1, 0, "/").device(0, 40), mount(2, 1, "/a").device(0, 41));
    MountTree after = Trees.of(mount(1, 0, "/").device(0, 50), mount(2, 1, "/a").device(0, 50));
    assertEquals(
        List.of("mount 2 at /a: superblock: before 0:41, after 0:50, but that is 0:40 elsewhere"),
        differences(before, after));
  }

  @Test
  void compare_anotherBlockDevice_isReported() {
    MountTree before = Trees.of(mount(1, 0, "/").device(8, 1));
    MountTree after = Trees.of(mount(1, 0, "/").device(8, 2));
    assertEquals(
        List.of("mount 1 at /: superblock: before 8:1, after 8:2"), differences(before, after));
  }

  @Test
  void compare_flagWithoutAName_isShownInHex() {
    MountTree before = Trees.of(mount(1, 0, "/").flags(new MountFlags(0x1000_0001)));
    MountTree after = Trees.of(mount(1, 0, "/").flags(MountFlags.NONE));
    assertEquals(
        List.of(
            "mount 1 at /: mount flags:"
                + " before MS_RDONLY|MS_STRICTATIME|0x10000000, after MS_STRICTATIME"),
        differences(before, after));
  }

  @Test
  void compare_strictAccessTimesThatTheImageDoesNotSay_areTheSame() {
    MountFlags strict = MountFlags.of(MountFlag.MS_STRICTATIME);
    MountTree before = Trees.of(mount(1, 0, "/").flags(MountFlags.NONE).superblockFlags(strict));
    MountTree after = Trees.of(mount(1, 0, "/").flags(strict));
    assertEquals(List.of(), differences(before, after));
  }

  @Test
  void compare_chainOf50000Mounts_needsNoDeepStack() {
    List<Mount> mounts = new ArrayList<>();
    mounts.add(mount(1, 0, "/").build());
    for (int id = 2; id <= 50_000; id++) {
      mounts.add(mount(id, id - 1, "/a").build());
    }
    MountTree tree = Trees.of(mounts);
    MountTree root = Trees.of(mount(1, 0, "/"));
    assertEquals(List.of(), TreeComparison.compare(tree, tree, Tolerance.NONE));
    List<Difference> lost = TreeComparison.compare(tree, root, Tolerance.NONE);
    assertEquals(49_999, lost.size());
    assertEquals(Property.PRESENCE, lost.getLast().property());
  }

  // /a is a slave of a group that has no mount in the tree
  @Test
  void compare_masterOutside_mayHaveAnyNumber() {
    MountTree before =
        Trees.of(
            mount(1, 0, "/"),
            mount(2, 1, "/a").sharing(0, 7, false),
            mount(3, 1, "/b").sharing(0, 7, false));
    MountTree after =
        Trees.of(
            mount(1, 0, "/"),
            mount(2, 1, "/a").sharing(0, 4, false),
            mount(3, 1, "/b").sharing(0, 5, false));
    assertEquals(List.of(), differences(before, after));
  }

  // /a has its master outside of the tree before, and none, or the group of /b, after
  @Test
  void compare_masterOutsideThatIsGoneOrInside_isADifference() {
    MountTree outside =
        Trees.of(
            mount(1, 0, "/"),
            mount(2, 1, "/a").sharing(0, 7, false),
            mount(3, 1, "/b").sharing(8, 0, false));
    MountTree gone =
        Trees.of(mount(1, 0, "/"), mount(2, 1, "/a"), mount(3, 1, "/b").sharing(8, 0, false));
    MountTree inside =
        Trees.of(
            mount(1, 0, "/"),
            mount(2, 1, "/a").sharing(0, 9, false),
            mount(3, 1, "/b").sharing(9, 0, false));
    assertEquals(
        List.of("mount 2 at /a: master group: before 7, after none"), differences(outside, gone));
    assertEquals(
        List.of("mount 2 at /a: master group: before none, after 7"), differences(gone, outside));
    assertEquals(1, differences(outside, inside).size());
    assertEquals(1, differences(inside, outside).size());
  }
}
