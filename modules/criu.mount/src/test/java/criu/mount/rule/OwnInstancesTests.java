package criu.mount.rule;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.mount.filesystem.EnabledFileSystems;
import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.MountTree;
import criu.mount.model.OutsideSharing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Types of which a restore makes one superblock. */
class OwnInstancesTests {
  private static final Mount ROOT = mount(1, 1, "/").type("ext4").device(8, 1).build();

  private static List<String> found(List<Mount> host, Mount... mounts) throws Exception {
    MountForest forest = MountForest.of(MountTree.of(List.of(mounts)));
    Subject subject =
        new Subject(
            100,
            forest,
            Map.of(),
            List.of(),
            Sources.of(forest, EnabledFileSystems.NONE),
            HostMounts.of(host, Set.of()),
            Set.of(),
            OutsideSharing.NONE,
            Set.of(),
            Set.of(),
            Map.of());
    Findings findings = new Findings("second-instance", subject);
    new OwnInstances().check(subject, findings);
    return findings.problems().stream().map(Problem::which).toList();
  }

  private static Mount binfmt(int id, String mountpoint, int minor) {
    return mount(id, 1, mountpoint).type("binfmt_misc").device(0, minor).build();
  }

  @Test
  void theSecondBinfmtMisc_isNamed() throws Exception {
    assertEquals(
        List.of("mount 4 at /c"),
        found(List.of(), ROOT, binfmt(2, "/a", 30), binfmt(3, "/b", 30), binfmt(4, "/c", 31)));
  }

  @Test
  void aDevtmpfsThatIsNotTheHosts_isNamed() throws Exception {
    Mount host = mount(9, 8, "/dev").type("devtmpfs").device(0, 6).build();
    Mount own = mount(2, 1, "/dev").type("devtmpfs").device(0, 40).build();
    assertEquals(List.of("mount 2 at /dev"), found(List.of(host), ROOT, own));
    assertEquals(List.of(), found(List.of(host), ROOT, mountOf(host)));
  }

  private static Mount mountOf(Mount host) {
    return mount(2, 1, "/dev")
        .type("devtmpfs")
        .device(0, host.superblock().device().minor())
        .build();
  }
}
