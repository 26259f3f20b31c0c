package criu.mount.rule;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.filesystem.EnabledFileSystems;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.Mount;
import criu.mount.model.MountBuilder;
import criu.mount.model.MountForest;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.model.Origin;
import criu.mount.model.OutsideSharing;
import criu.mount.model.UnknownFlag;
import criu.syscall.RawString;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesTests {
  private static final int PID = 4711;
  private static final Mount ROOT = mount(1, 0, "/").type("ext4").device(8, 1).root("/c").build();
  private static final Mount HOST = mount(90, 0, "/").type("ext4").device(8, 1).build();

  private static List<Problem> check(
      List<UnknownFlag> unknown, Set<RawString> keys, Mount... mounts) throws BrokenTreeException {
    MountForest forest = MountForest.of(MountTree.of(List.of(mounts)));
    return Rules.check(subject(forest, Map.of(0, PID), unknown, keys));
  }

  private static Subject subject(
      MountForest forest,
      Map<Integer, Integer> pids,
      List<UnknownFlag> unknown,
      Set<RawString> keys) {
    return new Subject(
        PID,
        forest,
        pids,
        unknown,
        Sources.of(forest, EnabledFileSystems.NONE),
        HostMounts.of(List.of(HOST), Set.of()),
        keys,
        OutsideSharing.NONE,
        Set.of(),
        Set.of(),
        Map.of());
  }

  private static List<Problem> check(Mount... mounts) throws BrokenTreeException {
    return check(List.of(), Set.of(), mounts);
  }

  private static Problem only(List<Problem> problems, String rule) {
    assertEquals(List.of(rule), problems.stream().map(Problem::rule).toList());
    return problems.getFirst();
  }

  private static List<String> remedies(Problem problem) {
    return problem.remedies().stream().map(Remedy::toString).toList();
  }

  private static MountBuilder bind(int id, String mountpoint, String root) {
    return mount(id, 1, mountpoint).type("ext4").device(8, 1).root(root);
  }

  @Test
  void nothingIsFound_inATreeOfFileSystemsAndBindsOfTheRoot() throws Exception {
    Mount tmp = mount(2, 1, "/tmp").build();
    Mount bind = bind(3, "/bind", "/c/sub").build();
    assertEquals(List.of(), check(ROOT, tmp, bind));
  }

  @Test
  void everyMountWithoutASource_isNamedWithTheHostsPath() throws Exception {
    Mount hosts = bind(2, "/etc/hosts", "/var/hosts").build();
    Mount odd = bind(3, "/it's", "/var/it").build();
    List<Problem> problems = check(ROOT, hosts, odd);
    assertEquals(2, problems.size(), problems::toString);
    assertEquals(
        "dump with --external 'mnt[/etc/hosts]:etc/hosts',"
            + " and restore with --external 'mnt[etc/hosts]:/var/hosts'",
        remedies(problems.get(0)).getFirst());
    assertTrue(remedies(problems.get(1)).getFirst().contains("$'mnt[/it\\'s]:it\\'s'"));
    assertTrue(remedies(problems.get(1)).getLast().startsWith("run: umount -N 4711 $'/it\\'s'"));
  }

  @Test
  void mountOfAnotherNamespace_isNotCuredByAnOptionThatCannotNameIt() throws Exception {
    Mount other = mount(5, 0, "/").type("ext4").device(8, 1).root("/c").build();
    Mount volume = mount(6, 5, "/v").type("xfs").device(8, 2).root("/dir").build();
    MountForest forest =
        MountForest.of(
            List.of(
                new MountNamespace(9, MountTree.of(List.of(ROOT))),
                new MountNamespace(10, MountTree.of(List.of(other, volume)))));
    Subject subject = subject(forest, Map.of(9, PID, 10, 4800), List.of(), Set.of());
    Problem problem = only(Rules.check(subject), "no-source");
    assertEquals("mount 6 at /v of process 4800", problem.which());
    assertTrue(
        remedies(problem).stream().noneMatch(text -> text.contains("mnt[")), problem::toString);
    assertTrue(remedies(problem).getLast().startsWith("run: umount -N 4800 /v"), problem::toString);
  }

  @Test
  void mountOfAnotherNamespace_isFoundOnTheHost_byTheLettersOfItsSharing() throws Exception {
    Mount other = mount(5, 0, "/").type("ext4").device(8, 1).root("/c").build();
    Mount peer =
        mount(6, 5, "/v").type("ext4").device(8, 1).root("/v").sharing(3, 0, false).build();
    MountForest forest =
        MountForest.of(
            List.of(
                new MountNamespace(9, MountTree.of(List.of(ROOT))),
                new MountNamespace(10, MountTree.of(List.of(other, peer)))));
    Subject subject = subject(forest, Map.of(9, PID, 10, 4800), List.of(), Set.of());
    assertEquals(
        "dump with --external 'mnt[]:s', and restore with --external 'mnt[]:s'",
        remedies(only(Rules.check(subject), "no-source")).getFirst());
  }

  @Test
  void keyOfNoMount_isNamed() throws Exception {
    Problem problem =
        only(check(List.of(), Set.of(RawString.of("/none")), ROOT), "unused-external");
    assertEquals("--external mnt[/none]", problem.which());
  }

  @Test
  void fileOfAProcessOrTerminal_isNamed_andTheRestOfProcIsNot() throws Exception {
    Mount proc = mount(2, 1, "/proc").type("proc").build();
    Mount fine = mount(3, 1, "/sys").type("proc").device(0, 2).root("/sys").build();
    Mount ns = mount(4, 1, "/ns").type("proc").device(0, 2).root("/12/ns").build();
    Mount pts = mount(5, 1, "/pts").type("devpts").build();
    Mount console = mount(6, 1, "/console").type("devpts").device(0, 5).root("/3").build();
    List<Problem> problems = check(ROOT, proc, fine, ns, pts, console);
    assertEquals(
        List.of("mount 4 at /ns", "mount 6 at /console"),
        problems.stream().map(Problem::which).toList());
    assertTrue(problems.stream().allMatch(one -> one.rule().equals("process-file")));
  }

  @Test
  void fileOfAProcess_isFine_whenItIsExternal() throws Exception {
    Mount proc = mount(2, 1, "/proc").type("proc").build();
    Origin external = new Origin.External(RawString.of("key"), false);
    Mount ns = mount(4, 1, "/ns").type("proc").device(0, 2).root("/12/ns").origin(external).build();
    assertEquals(List.of(), check(ROOT, proc, ns));
  }

  @Test
  void mappedOwners_standAgainstADump_unlessTheMountComesFromOutside() throws Exception {
    Mount tmp = mount(2, 1, "/tmp").build();
    UnknownFlag inside = flag(2, "idmapped");
    assertTrue(only(check(List.of(inside), Set.of(), ROOT, tmp), "idmapped").isError());
    assertTrue(
        !only(check(List.of(flag(1, "idmapped")), Set.of(), ROOT, tmp), "idmapped").isError());
  }

  @Test
  void unknownFlag_isAWarningWithItsWord() throws Exception {
    Problem problem = only(check(List.of(flag(1, "odd")), Set.of(), ROOT), "unknown-flag");
    assertTrue(!problem.isError() && problem.reason().contains("mount option odd"));
  }

  private static UnknownFlag flag(int id, String word) {
    return new UnknownFlag(id, RawString.of(word), UnknownFlag.Place.MOUNT_OPTIONS);
  }

  @Test
  void mountOnWhatWasDeleted_isNamed() throws Exception {
    only(check(ROOT, mount(2, 1, "/gone//deleted").build()), "deleted-mountpoint");
  }

  @Test
  void twoMountsAtOnePlace_areNamed_andAStackIsNot() throws Exception {
    Mount first = mount(2, 1, "/a").build();
    Mount beside = mount(3, 1, "/a").build();
    Mount above = mount(4, 2, "/a").build();
    Problem problem = only(check(ROOT, first, beside), "same-place");
    assertTrue(problem.reason().endsWith("as mount 2"), problem::reason);
    assertEquals(List.of(), check(ROOT, first, above));
  }

  @Test
  void layerThatIsNoAbsolutePath_isNamed() throws Exception {
    Mount fine = overlay(2, "lowerdir=/a:/b,upperdir=/u,workdir=/w").build();
    assertEquals(List.of(), check(ROOT, fine));
    Problem problem =
        only(
            check(ROOT, overlay(2, "lowerdir=/a,upperdir=u,workdir=/w").build()), "relative-layer");
    assertTrue(problem.reason().contains("upperdir=u"), problem::reason);
  }

  private static MountBuilder overlay(int id, String options) {
    return mount(id, 1, "/merged").type("overlay").options(options);
  }

  @Test
  void slaveOfTheHost_isCuredInItsOwnNamespace() throws Exception {
    Mount slave = mount(2, 1, "/slave").sharing(0, 7, false).build();
    Problem problem = only(check(ROOT, slave), "unreachable-master");
    assertTrue(
        remedies(problem).getFirst().startsWith("run: mount -N 4711 --make-private /slave"),
        problem::toString);
  }
}
