package criu.mount.plan;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.model.BrokenTreeException;
import criu.mount.model.Mount;
import criu.mount.model.MountBuilder;
import criu.mount.model.MountForest;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.syscall.RawString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Slaves of peer groups of the host; the root comes from /host, mount 2 from /srv/in. */
class OutsideMasterPlanTests {
  private static final RawString ROOT_PATH = RawString.of("/host");
  private static final RawString SRV_IN = RawString.of("/srv/in");
  private static final Mount ROOT = mount(1, 0, "/").type("ext4").device(8, 1).root("/c").build();
  private static final Mount SLAVE = external(2, "/data", 0).build();

  /** Returns an external mount that is a slave of group 7, which is outside. */
  private static MountBuilder external(int id, String mountpoint, int group) {
    return mount(id, 1, mountpoint)
        .type("ext4")
        .device(8, 2)
        .root("/in")
        .sharing(group, 7, false)
        .origin(new Origin.External(RawString.of("k" + id), false));
  }

  private static Mount host(int group, int master) {
    return mount(90, 1, "/srv").device(8, 2).sharing(group, master, false).build();
  }

  private static PlanInput input(Mount host, Mount... mounts) throws BrokenTreeException {
    MountForest forest = MountForest.of(MountTree.of(List.of(mounts)));
    Map<Integer, RawString> externals = Map.of(2, SRV_IN, 3, RawString.of("/srv/in2"));
    return new PlanInput(forest, ROOT_PATH, externals, true)
        .on(Map.of(SRV_IN, host, RawString.of("/srv/in2"), host, ROOT_PATH, host));
  }

  private static List<String> detached(PlanInput input) throws PlanException {
    return text(DetachedPlanner.plan(input));
  }

  private static List<String> text(List<Step> steps) {
    return steps.stream().map(step -> step.mount().id() + ": " + StepText.of(step)).toList();
  }

  @Test
  void slaveIsACopyOfTheHostsSlave_whichIsMadeBeforeAnythingElse() throws Exception {
    assertEquals(
        List.of(
            "2: copy /srv/in of the host, linked to it",
            "2: make the host's slave for mount 2 slave",
            "1: copy /host of the host",
            "1: set the flags",
            "2: copy the host's slave for mount 2",
            "2: set the flags",
            "2: make slave",
            "2: place at data of mount 1 at /",
            "2: release mount 2",
            "1: attach the root",
            "1: switch the root",
            "2: make the host's slave for mount 2 private",
            "2: release the host's slave for mount 2"),
        detached(input(host(7, 0), ROOT, SLAVE)));
  }

  @Test
  void slaveWithAChildJoinsLast() throws Exception {
    List<String> steps = detached(input(host(7, 0), ROOT, SLAVE, mount(3, 2, "/data/x").build()));
    int join = steps.indexOf("2: join the peer group of the host's slave for mount 2");
    assertTrue(join > steps.indexOf("1: switch the root"), steps::toString);
  }

  /** Mounts 2 and 3 are peers and slaves of group 7, of which 2 comes from the host. */
  @Test
  void groupBelowBeginsAsASlaveOfTheHost() throws Exception {
    Mount one = external(2, "/data", 5).build();
    Mount two =
        mount(3, 1, "/two").type("ext4").device(8, 2).root("/in/x").sharing(5, 7, false).build();
    List<String> steps = detached(input(host(7, 0), ROOT, one, two));
    int seed = steps.indexOf("2: copy the host's slave for mount 2");
    assertEquals("2: make the seed of peer group 5 slave", steps.get(seed + 1));
    assertEquals("2: make the seed of peer group 5 shared", steps.get(seed + 2));
    assertTrue(steps.contains("3: copy x of the seed of peer group 5"), steps::toString);
  }

  @Test
  void slavesThatComeFromDifferentPathsAreEachLinkedToTheHost() throws Exception {
    Mount other = external(3, "/more", 0).root("/in2").build();
    List<String> steps = detached(input(host(7, 0), ROOT, SLAVE, other));
    assertEquals("2: copy /srv/in of the host, linked to it", steps.get(0));
    assertEquals("3: copy /srv/in2 of the host, linked to it", steps.get(1));
  }

  @Test
  void slavesThatComeFromOnePathShareTheLink() throws Exception {
    Mount bind =
        mount(3, 1, "/bind").type("ext4").device(8, 2).root("/in/x").sharing(0, 7, false).build();
    List<String> steps = detached(input(host(7, 0), ROOT, SLAVE, bind));
    assertEquals("2: make the host's slave for mount 2 slave", steps.get(1));
    assertTrue(steps.contains("3: copy x of the host's slave for mount 2"), steps::toString);
  }

  @Test
  void rootIsLinkedToTheHost_andJoinsLast() throws Exception {
    Mount root = mount(1, 0, "/").type("ext4").device(8, 1).sharing(0, 7, false).build();
    List<String> steps = detached(input(host(7, 0), root));
    assertEquals("1: copy /host of the host, linked to it", steps.getFirst());
    int join = steps.indexOf("1: join the peer group of the host's slave for mount 1");
    assertTrue(join > steps.indexOf("1: switch the root"), steps::toString);
  }

  @Test
  void linksAreParkedAfterTheyAreMade_whenTheKernelHasNoDetachedTrees() throws Exception {
    PlanInput input = input(host(7, 0), ROOT, SLAVE);
    PlanInput inPlace =
        new PlanInput(input.forest(), input.root(), input.externals(), false, input.hostMounts());
    List<String> steps = detached(inPlace);
    assertEquals("2: copy /srv/in of the host, linked to it", steps.getFirst());
    assertEquals("2: park the host's slave for mount 2", steps.get(2));
  }

  @Test
  void hostsMountMayBeASlaveItself() throws Exception {
    assertFalse(detached(input(host(0, 9), ROOT, SLAVE)).isEmpty());
  }

  @Test
  void refusesToPlan_whenTheHostsMountIsPrivate() throws Exception {
    PlanInput input = input(host(0, 0), ROOT, SLAVE);
    for (Planning planning : PLANNERS) {
      PlanException refused = assertThrows(PlanException.class, () -> planning.of(input));
      String why = String.valueOf(refused.getMessage());
      assertTrue(why.startsWith("mount 2 at /data: "), why);
      assertTrue(why.contains("/srv/in of this host, which lies on the mount at /srv,"), why);
      String remedy = refused.remedy().orElseThrow();
      assertTrue(remedy.contains("mount --make-shared /srv;"), remedy);
      assertTrue(remedy.contains("mount --make-private /data "), remedy);
    }
  }

  @Test
  void refusesToPlan_whenAPluginMountsIt() throws Exception {
    Mount plugged = external(2, "/data", 0).origin(new Origin.Plugin()).build();
    PlanInput input = input(host(7, 0), ROOT, plugged);
    for (Planning planning : PLANNERS) {
      PlanException refused = assertThrows(PlanException.class, () -> planning.of(input));
      assertTrue(String.valueOf(refused.getMessage()).contains("no path of the host"));
    }
  }

  private interface Planning {
    List<Step> of(PlanInput input) throws PlanException;
  }

  private static final List<Planning> PLANNERS =
      List.of(DetachedPlanner::plan, input -> ClassicPlanner.plan(input, true));

  @Test
  void takesLinksForPossible_whenTheHostIsNotKnown() throws Exception {
    PlanInput input = input(host(0, 0), ROOT, SLAVE);
    PlanInput unknown =
        new PlanInput(input.forest(), input.root(), input.externals(), true, Optional.empty());
    assertFalse(detached(unknown).isEmpty());
  }

  @Test
  void asksForTheHostsPathsOfSlavesOfTheHostOnly() throws Exception {
    assertEquals(Set.of(SRV_IN), OutsideMasters.hostPaths(input(host(7, 0), ROOT, SLAVE)));
    Mount master = external(3, "/master", 0).sharing(7, 0, false).build();
    assertEquals(Set.of(), OutsideMasters.hostPaths(input(host(7, 0), ROOT, SLAVE, master)));
  }
}
