package criu.mount.dump;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.model.Mount;
import criu.mount.model.MountBuilder;
import criu.mount.model.MountForest;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.mount.model.OutsideSharing;
import criu.mount.rule.Findings;
import criu.mount.rule.Problem;
import criu.mount.rule.Subject;
import criu.syscall.RawString;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which mount of the host is taken for one of a container; {@code visible} is what a look says. */
class AutoDetectionTests {
  private static final Mount DISK = disk(10, "/", "/").build();
  private static final OutsideSharing ALL = new OutsideSharing(true, true);

  private final Set<String> covered = new HashSet<>();

  private static MountBuilder disk(int id, String root, String mountpoint) {
    return mount(id, 1, mountpoint).device(8, 1).root(root);
  }

  private AutoDetection on(OutsideSharing wanted, Set<Integer> hidden, Mount... host) {
    return new AutoDetection(
        new HostIndex(List.of(host), hidden),
        wanted,
        Set.of(7),
        (path, mount) -> !covered.contains(path.toString()) && !hidden.contains(mount.id()));
  }

  private static void assertTaken(String path, boolean internal, Mount found) {
    assertEquals(new Origin.AutoExternal(internal), found.origin());
    assertEquals(RawString.of(path), found.superblock().source());
  }

  /** Returns what is said when nothing else brings a mount back. */
  private static List<Problem> problems(AutoDetection detection, Mount mount) throws Exception {
    Findings findings = new Findings("no-source", subject(mount));
    findings.error(mount, "it comes from nowhere");
    return detection.explained(findings.problems(), subject(mount));
  }

  private static Subject subject(Mount mount) throws Exception {
    Mount root = mount(1, 0, "/").build();
    return Subjects.of(MountForest.of(MountTree.of(List.of(root, mount))));
  }

  @Test
  void joinsTheHostsMountpoint_andTheRestOfTheRoot() throws Exception {
    AutoDetection detection = on(OutsideSharing.NONE, Set.of(), disk(10, "/srv", "/mnt").build());
    assertTaken("/mnt/vol/a", false, detection.detected(disk(50, "/srv/vol/a", "/data").build()));
    assertTaken("/mnt", false, detection.detected(disk(51, "/srv", "/data").build()));
    assertEquals(2, detection.notes().size());
  }

  @Test
  void leavesAlone_whatTheHostDoesNotShow() throws Exception {
    AutoDetection detection = on(OutsideSharing.NONE, Set.of(), disk(10, "/srv", "/mnt").build());
    Mount other = disk(50, "/home", "/data").build();
    assertEquals(other, detection.detected(other));
    assertEquals("--external mnt[]", problems(detection, other).getLast().which());
  }

  @Test
  void takesTheWidestMount_andSaysThatItChose() throws Exception {
    AutoDetection detection =
        on(OutsideSharing.NONE, Set.of(), disk(11, "/srv", "/mnt").build(), DISK);
    Mount mount = disk(50, "/srv/vol", "/data").build();
    assertTaken("/srv/vol", false, detection.detected(mount));
    Problem choice = detection.explained(List.of(), subject(mount)).getFirst();
    assertTrue(choice.reason().startsWith("2 mounts of the host show it"), choice.reason());
    assertTrue(!choice.isError() && !choice.remedies().isEmpty());
  }

  @Test
  void takesAnotherMount_whenSomethingLiesOnTheWay() throws Exception {
    covered.add("/srv/vol");
    AutoDetection detection =
        on(OutsideSharing.NONE, Set.of(), DISK, disk(11, "/srv", "/mnt").build());
    assertTaken("/mnt/vol", false, detection.detected(disk(50, "/srv/vol", "/data").build()));
  }

  @Test
  void neverTakesTheUpperMount_forTheLowerOne() throws Exception {
    Mount lower = mount(20, 1, "/dev/shm").device(0, 40).build();
    Mount upper = mount(21, 20, "/dev/shm").device(0, 41).build();
    AutoDetection detection = on(OutsideSharing.NONE, Set.of(20), lower, upper);
    Mount ofLower = mount(50, 1, "/shm").device(0, 40).build();
    assertEquals(Origin.TREE, detection.detected(ofLower).origin());
    assertTaken("/dev/shm", false, detection.detected(mount(51, 1, "/shm2").device(0, 41).build()));
    Problem refusal = problems(detection, ofLower).getFirst();
    assertTrue(refusal.isError() && refusal.reason().contains("hide mount 20 at /dev/shm"));
  }

  @Test
  void prefersThePeer_toAnEarlierMount() throws Exception {
    Mount peer = disk(11, "/", "/peer").sharing(3, 0, false).build();
    AutoDetection detection = on(ALL, Set.of(), DISK, peer);
    Mount shared = disk(50, "/srv", "/data").sharing(3, 0, false).build();
    assertTaken("/peer/srv", false, detection.detected(shared));
  }

  @Test
  void marksAGroupThatTheHostDoesNotHave_asInternal() throws Exception {
    AutoDetection detection = on(ALL, Set.of(), DISK);
    assertTaken(
        "/srv", true, detection.detected(disk(50, "/srv", "/data").sharing(3, 0, false).build()));
  }

  @Test
  void takesASharedMount_onlyWhenThatIsWanted() throws Exception {
    AutoDetection detection = on(new OutsideSharing(false, true), Set.of(), DISK);
    Mount shared = disk(50, "/srv", "/data").sharing(3, 0, false).build();
    assertEquals(Origin.TREE, detection.detected(shared).origin());
    assertTrue(problems(detection, shared).toString().contains("mnt[]:s"));
  }

  @Test
  void takesASlaveOfTheHost_onlyWhenThatIsWanted() throws Exception {
    Mount master = disk(11, "/", "/master").sharing(4, 0, false).build();
    Mount slave = disk(50, "/srv", "/data").sharing(0, 4, false).build();
    AutoDetection refusing = on(new OutsideSharing(true, false), Set.of(), DISK, master);
    assertEquals(Origin.TREE, refusing.detected(slave).origin());
    assertTrue(problems(refusing, slave).toString().contains("mnt[]:m"));
    assertTaken("/master/srv", false, on(ALL, Set.of(), DISK, master).detected(slave));
  }

  @Test
  void takesASlaveOfItsOwnNamespace_asItIs() throws Exception {
    Mount slave = disk(50, "/srv", "/data").sharing(0, 7, false).build();
    assertTaken("/srv", false, on(OutsideSharing.NONE, Set.of(), DISK).detected(slave));
  }

  @Test
  void refusesASlave_whoseMasterTheHostDoesNotShow() throws Exception {
    Mount slave = disk(50, "/srv", "/data").sharing(0, 4, false).build();
    AutoDetection detection = on(ALL, Set.of(), DISK);
    assertEquals(Origin.TREE, detection.detected(slave).origin());
    assertTrue(problems(detection, slave).getFirst().reason().contains("of which the host shows"));
  }
}
