package criu.mount.restore;

import static criu.mount.model.MountBuilder.mount;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.MountForest;
import criu.mount.model.MountTree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Images with mounts of what lives as long as a process. */
class UnrestorableTests {
  private static final Mount ROOT = mount(1, 1, "/").type("ext4").device(8, 1).build();
  private static final Mount TERMINALS =
      mount(2, 1, "/dev/pts").type("devpts").device(0, 30).build();

  private static void check(Mount... mounts) throws Exception {
    Unrestorable.check(MountForest.of(MountTree.of(List.of(mounts))));
  }

  @Test
  void consoleOfATerminal_isRefusedWithTheOption() {
    Mount console = mount(3, 1, "/dev/console").type("devpts").device(0, 30).root("/0").build();
    MountException refused =
        assertThrows(MountException.class, () -> check(ROOT, TERMINALS, console));
    assertEquals(
        "restore: mount 3 at /dev/console: it shows the terminal 0, which goes with its processes",
        refused.getMessage());
    assertEquals(
        "dump it as an external mount: --external 'mnt[/dev/console]:KEY'",
        refused.remedy().orElseThrow());
  }

  @Test
  void makerOfTerminals_isThereInEveryInstance() {
    Mount maker = mount(3, 1, "/dev/ptmx").type("devpts").device(0, 30).root("/ptmx").build();
    assertDoesNotThrow(() -> check(ROOT, TERMINALS, maker));
  }
}
