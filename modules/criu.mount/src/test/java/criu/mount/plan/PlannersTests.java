package criu.mount.plan;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.model.BrokenTreeException;
import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import criu.mount.model.MountForest;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannersTests {
  private static final Mount ROOT = mount(1, 0, "/").type("ext4").device(8, 1).root("/c").build();
  private static final RawString HOST = RawString.of("/host");

  private static List<String> detached(boolean detachedTrees, Mount... mounts) throws Exception {
    return text(DetachedPlanner.plan(input(Map.of(), detachedTrees, mounts)));
  }

  private static List<String> classic(Mount... mounts) throws Exception {
    return text(ClassicPlanner.plan(input(Map.of(), true, mounts), true));
  }

  private static PlanInput input(
      Map<Integer, RawString> externals, boolean detachedTrees, Mount... mounts)
      throws BrokenTreeException {
    MountForest forest = MountForest.of(MountTree.of(List.of(mounts)));
    return new PlanInput(forest, HOST, externals, detachedTrees);
  }

  private static List<String> text(List<Step> steps) {
    return steps.stream().map(step -> step.mount().id() + ": " + StepText.of(step)).toList();
  }

  /**
   * <pre>
   * 1 /
   * └─ 2 /a   tmpfs
   *    └─ 3 /a/b   bind of the root's /d
   * </pre>
   */
  @Test
  void placesParentsBeforeChildren_andSwitchesTheRootAtTheEnd() throws Exception {
    Mount a = mount(2, 1, "/a").build();
    Mount b = mount(3, 2, "/a/b").type("ext4").device(8, 1).root("/c/d").build();
    assertEquals(
        List.of(
            "1: copy /host of the host",
            "1: copy the source of mount 1",
            "1: set the flags",
            "2: make a file system of type tmpfs",
            "2: unpack the content",
            "2: place at a of mount 1 at /",
            "3: copy d of the source of mount 1",
            "1: release the source of mount 1",
            "3: set the flags",
            "3: place at b of mount 2 at /a",
            "3: release mount 3",
            "2: release mount 2",
            "1: attach the root",
            "1: switch the root"),
        detached(true, ROOT, a, b));
  }

  /**
   * <pre>
   * 1 /
   * ├─ 2 /a   tmpfs
   * ├─ 3 /b   tmpfs, with a bind of a part of it:
   * └─ 4 /c
   * </pre>
   */
  @Test
  void makesFileSystemsWithContentAhead_andFillsThemInARow() throws Exception {
    Mount a = mount(2, 1, "/a").device(0, 40).build();
    Mount b = mount(3, 1, "/b").device(0, 41).build();
    Mount c = mount(4, 1, "/c").device(0, 41).root("/part").build();
    assertEquals(
        List.of(
            "2: make a file system of type tmpfs",
            "3: make a file system of type tmpfs",
            "2: unpack the content",
            "3: unpack the content",
            "2: place at a of mount 1 at /"),
        detached(true, ROOT, a, b, c).subList(2, 7));
  }

  @Test
  void makesNoMoreAheadThanDescriptorsAreGoodFor() throws Exception {
    List<Mount> mounts = new ArrayList<>(List.of(ROOT));
    for (int id = 2; id < 72; id++) {
      mounts.add(mount(id, 1, "/" + id).device(0, id).build());
    }
    List<String> steps = detached(true, mounts.toArray(Mount[]::new));
    List<Integer> rows = new ArrayList<>();
    int row = 0;
    for (String step : steps) {
      if (step.endsWith(": unpack the content")) {
        row++;
      } else if (row > 0) {
        rows.add(row);
        row = 0;
      }
    }
    assertEquals(List.of(32, 32, 6), rows);
  }

  private static Mount[] rootAndBinds(MountFlags ofRoot) {
    Mount root = mount(1, 1, "/").type("ext4").device(8, 1).root("/c").flags(ofRoot).build();
    List<Mount> mounts = new ArrayList<>(List.of(root));
    for (int id = 2; id < 12; id++) {
      mounts.add(mount(id, 1, "/" + id).type("ext4").device(8, 1).root("/c/d").build());
    }
    return mounts.toArray(Mount[]::new);
  }

  private static List<String> flagsSet(List<String> steps) {
    return steps.stream().filter(step -> step.contains("set the flags")).toList();
  }

  @Test
  void givesTheFlagsOfManyBindsOnce_toWhatTheyAreCopiedFrom() throws Exception {
    List<String> steps = detached(true, rootAndBinds(mount(1, 1, "/").build().flags()));
    assertEquals(List.of("1: set the flags of the source of mount 1"), flagsSet(steps));
  }

  /** What a restore makes for a bind of what was deleted, it makes in the source. */
  @Test
  void leavesTheSourceWritable_whenTheFirstOfManyIsReadOnly() throws Exception {
    List<String> steps = detached(true, rootAndBinds(MountFlags.of(MountFlag.MS_RDONLY)));
    assertEquals(11, flagsSet(steps).size(), steps::toString);
    assertFalse(steps.toString().contains("set the flags of the source"), steps::toString);
  }

  /** A directory for the host's tree is made in the root before that has its flags. */
  @Test
  void setsFlagsLast_inTheClassicEngine() throws Exception {
    List<String> steps = classic(rootAndBinds(mount(1, 1, "/").build().flags()));
    assertFalse(steps.toString().contains("set the flags of the source"), steps::toString);
  }

  @Test
  void attachesTheRootFirst_whenTheKernelHasNoDetachedTrees() throws Exception {
    List<String> steps = detached(false, ROOT, mount(2, 1, "/a").build());
    assertTrue(
        steps.indexOf("1: attach the root") < steps.indexOf("2: place at a of mount 1 at /"));
  }

  /** Two peers and a slave, on none of which anything stands: all are copies of one seed. */
  @Test
  void sharesBareMountsWhenTheyAreMade_fromOneSeed() throws Exception {
    Mount one = mount(2, 1, "/a").device(0, 9).sharing(5, 0, false).build();
    Mount two = mount(3, 1, "/b").device(0, 9).sharing(5, 0, false).root("/x").build();
    Mount slave = mount(4, 1, "/c").device(0, 9).sharing(0, 5, false).build();
    List<String> steps = detached(true, ROOT, one, two, slave);
    assertTrue(steps.contains("3: copy x of the seed of peer group 5"), steps::toString);
    assertTrue(steps.contains("4: make slave"), steps::toString);
    assertFalse(steps.toString().contains("join the peer group"), steps::toString);
  }

  /** A peer with a child gets its sharing only when the child stands and the root is switched. */
  @Test
  void sharesLast_aMountOnWhichSomethingStands() throws Exception {
    Mount one = mount(2, 1, "/a").device(0, 9).sharing(5, 0, false).build();
    Mount two = mount(3, 1, "/b").device(0, 9).sharing(5, 0, false).build();
    Mount child = mount(4, 2, "/a/child").build();
    List<String> steps = detached(true, ROOT, one, two, child);
    int join = steps.indexOf("2: join the peer group of the seed of peer group 5");
    assertTrue(join > steps.indexOf("1: switch the root"), steps::toString);
  }

  @Test
  void usesThePathOfTheOption_forAnExternal() throws Exception {
    Mount data =
        mount(2, 1, "/data")
            .type("ext4")
            .device(8, 2)
            .origin(new Origin.External(RawString.of("k"), false))
            .build();
    List<Step> steps =
        DetachedPlanner.plan(input(Map.of(2, RawString.of("/srv")), true, ROOT, data));
    assertTrue(text(steps).contains("2: copy /srv of the host"));
  }

  @Test
  void mountsTheDeviceOfTheOptionOnce_forAllMountsOfIt() throws Exception {
    Mount one = disk(2, "/one", "/sub");
    Mount two = disk(3, "/two", "/other");
    Map<Integer, RawString> paths = Map.of(2, RawString.of("/dev/a"), 3, RawString.of("/dev/a"));
    List<String> steps = text(DetachedPlanner.plan(input(paths, true, ROOT, one, two)));
    assertEquals(
        List.of("2: mount /dev/a of type xfs"),
        steps.stream().filter(step -> step.contains("of type xfs")).toList());
    assertTrue(steps.contains("3: copy other of the source of mount 2"), steps::toString);
  }

  private static Mount disk(int id, String mountpoint, String root) {
    return mount(id, 1, mountpoint)
        .type("xfs")
        .device(8, 2)
        .root(root)
        .origin(new Origin.DeviceExternal())
        .build();
  }

  @Test
  void namesTheMount_whenNothingCanBringItBack() {
    Mount disk = mount(2, 1, "/disk").type("fuse").build();
    PlanException refused = assertThrows(PlanException.class, () -> detached(true, ROOT, disk));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("mount 2 at /disk: "));
  }

  @Test
  void namesTheMount_whenItsMasterIsNotInTheImages() {
    Mount slave = mount(2, 1, "/a").sharing(0, 7, false).build();
    for (var plan : List.<Planning>of(mounts -> detached(true, mounts), PlannersTests::classic)) {
      PlanException refused =
          assertThrows(PlanException.class, () -> plan.of(new Mount[] {ROOT, slave}));
      assertTrue(String.valueOf(refused.getMessage()).contains("peer group 7"));
    }
  }

  private interface Planning {
    List<String> of(Mount[] mounts) throws Exception;
  }

  @Test
  void refusesPeerGroups_thatAreEachOthersMasters() {
    Mount one = mount(2, 1, "/a").device(0, 9).sharing(5, 6, false).build();
    Mount two = mount(3, 1, "/b").device(0, 9).sharing(6, 5, false).build();
    PlanException refused = assertThrows(PlanException.class, () -> detached(true, ROOT, one, two));
    assertTrue(String.valueOf(refused.getMessage()).contains("its own master"));
  }

  /** The child of one peer only: the other peer must not stand yet when it is mounted. */
  @Test
  void mountsAPeerAfterWhatItMustNotReceive_inOrder() throws Exception {
    Mount one = mount(2, 1, "/a").device(0, 9).sharing(5, 0, false).build();
    Mount two = mount(3, 1, "/b").device(0, 9).sharing(5, 0, false).build();
    Mount child = mount(4, 3, "/b/child").build();
    List<String> steps = classic(ROOT, one, two, child);
    assertTrue(
        steps.indexOf("4: place at child of mount 3 at /b")
            < steps.indexOf("2: place at a of mount 1 at /"),
        steps::toString);
  }

  /** Each of two peers has a child of its own, which propagation cannot leave out on the other. */
  @Test
  void refusesBeforeMounting_whenNoOrderExists() {
    Mount one = mount(2, 1, "/a").device(0, 9).sharing(5, 0, false).build();
    Mount two = mount(3, 1, "/b").device(0, 9).sharing(5, 0, false).build();
    Mount first = mount(4, 2, "/a/first").build();
    Mount second = mount(5, 3, "/b/second").build();
    PlanException refused =
        assertThrows(PlanException.class, () -> classic(ROOT, one, two, first, second));
    assertTrue(String.valueOf(refused.getMessage()).contains("no order of mounting"));
  }

  /** The child of one peer and its copy on the other are mounted once. */
  @Test
  void takesThePropagatedCopy_insteadOfMountingTwice() throws Exception {
    Mount one = mount(2, 1, "/a").device(0, 9).sharing(5, 0, false).build();
    Mount two = mount(3, 1, "/b").device(0, 9).sharing(5, 0, false).build();
    Mount child = mount(4, 2, "/a/x").device(0, 10).sharing(6, 0, false).build();
    Mount copy = mount(5, 3, "/b/x").device(0, 10).sharing(6, 0, false).build();
    List<String> steps = classic(ROOT, one, two, child, copy);
    assertTrue(steps.contains("5: take the copy propagated to mount 3 at /b"), steps::toString);
    assertFalse(steps.contains("5: place at x of mount 3 at /b"), steps::toString);
  }
}
