package criu.mount.plan;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.model.BrokenTreeException;
import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.MountTree;
import criu.syscall.RawString;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When overlays are made, by both engines. */
class OverlayOrderTests {
  private static final Mount ROOT = mount(1, 0, "/").type("ext4").device(8, 1).root("/c").build();

  private static Mount overlay(int id, int parent, String mountpoint, String options) {
    return mount(id, parent, mountpoint).type("overlay").options(options).build();
  }

  private static PlanInput input(Mount... mounts) throws BrokenTreeException {
    MountForest forest = MountForest.of(MountTree.of(List.of(mounts)));
    return new PlanInput(forest, RawString.of("/host"), Map.of(), false);
  }

  private static void assertPlaced(List<Integer> order, Mount... mounts) throws Exception {
    assertEquals(order, placed(DetachedPlanner.plan(input(mounts))));
    assertEquals(order, placed(ClassicPlanner.plan(input(mounts), true)));
  }

  private static List<Integer> placed(List<Step> steps) {
    return steps.stream()
        .filter(Step.Place.class::isInstance)
        .map(step -> step.mount().id())
        .toList();
  }

  /**
   * <pre>
   * 1 /
   * ├─ 2 /low            tmpfs
   * └─ 3 /deep/er        overlay of /low/one and /two, which the root has
   * </pre>
   */
  @Test
  void overlayComesAfterTheMountOfALayer_thatIsLessDeep() throws Exception {
    Mount low = mount(2, 1, "/low").build();
    assertPlaced(List.of(2, 3), ROOT, low, overlay(3, 1, "/deep/er", "lowerdir=/low/one:/two"));
  }

  /**
   * <pre>
   * 1 /
   * ├─ 2 /first             tmpfs
   * │  ├─ 3 /first/over     overlay of /second/low/one
   * │  │  └─ 4              tmpfs on its directory sub
   * │  └─ 5 /first/a        tmpfs
   * └─ 6 /second            tmpfs
   *    └─ 7 /second/low     tmpfs
   * </pre>
   */
  @Test
  void overlayComesWithAllOnIt_afterALaterTree() throws Exception {
    assertPlaced(
        List.of(2, 5, 6, 7, 3, 4),
        ROOT,
        mount(2, 1, "/first").build(),
        overlay(3, 2, "/first/over", "upperdir=/second/low/one,workdir=/second/low/work"),
        mount(4, 3, "/first/over/sub").build(),
        mount(5, 2, "/first/a").build(),
        mount(6, 1, "/second").build(),
        mount(7, 6, "/second/low").build());
  }

  /**
   * <pre>
   * 1 /
   * ├─ 2 /over           overlay of /data/sub/low
   * └─ 3 /data/sub       tmpfs, mounted later
   * </pre>
   */
  @Test
  void overlayComesBeforeAMount_thatHidesItsLayerSince() throws Exception {
    Mount sub = mount(3, 1, "/data/sub").build();
    assertPlaced(List.of(2, 3), ROOT, overlay(2, 1, "/over", "lowerdir=/data/sub/low:/x"), sub);
  }

  /**
   * <pre>
   * 1 /
   * └─ 2 /place       tmpfs
   *    ├─ 3 /place/in    overlay of /place/low
   *    └─ 4 /place       overlay of /place over it
   * </pre>
   */
  @Test
  void overlayMayCoverItsLayers_andThoseOfAnother() throws Exception {
    assertPlaced(
        List.of(2, 3, 4),
        ROOT,
        mount(2, 1, "/place").build(),
        overlay(3, 2, "/place/in", "lowerdir=/place/low:/x"),
        overlay(4, 2, "/place", "lowerdir=/place:/place/in"));
  }

  /**
   * <pre>
   * 1 /
   * ├─ 2 /a           tmpfs
   * │  └─ 3 /a/over   overlay of /b/over/low
   * └─ 4 /b           tmpfs
   *    └─ 5 /b/over   overlay of /a/over/low
   * </pre>
   */
  @Test
  void overlaysAreRefused_thatLieInEachOther() throws Exception {
    PlanInput input =
        input(
            ROOT,
            mount(2, 1, "/a").build(),
            overlay(3, 2, "/a/over", "lowerdir=/b/over/low:/x"),
            mount(4, 1, "/b").build(),
            overlay(5, 4, "/b/over", "lowerdir=/a/over/low:/x"));
    PlanException detached = assertThrows(PlanException.class, () -> DetachedPlanner.plan(input));
    assertEquals(
        "mount 3 at /a/over: its layers lie in mount 5 at /b/over, which cannot be mounted before it",
        detached.getMessage());
    PlanException classic =
        assertThrows(PlanException.class, () -> ClassicPlanner.plan(input, true));
    assertTrue(String.valueOf(classic.getMessage()).contains("no order"), classic::getMessage);
  }
}
