package criu.tests.kernel.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.HostVolume;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Remedies;
import org.junit.jupiter.api.Test;

/** Mounts that are slaves of mounts of the host, as engines make volumes. */
@NeedsNamespaces
class SlaveTests {
  /**
   * The master stays with the host, in the namespace of a process that is no descendant:
   *
   * <pre>
   * /
   * └─ slave  tmpfs, slave of a mount that is not here
   * </pre>
   */
  private static final String OUTSIDE =
      """
      mkdir "$H/master" "$R/slave"
      mount -t tmpfs master "$H/master"; mount --make-shared "$H/master"
      mount --bind "$H/master" "$R/slave"; mount --make-slave "$R/slave"
      mkfifo "$H/up"
      (unshare -m --propagation unchanged sh -c 'echo $$ > "$0"; exec sleep 1000' "$H/up" &)
      read K < "$H/up"
      """;

  @Test
  void slaveOfTheHostIsNamed_andTheCommandPrintedHelps() throws Exception {
    String inside = "echo content > /slave/file; echo $K > /slave/keeper";
    try (Trouble trouble = Trouble.of(OUTSIDE, inside)) {
      String keeper =
          trouble.sandbox().resident().shell("cat /slave/keeper").succeeded().out().strip();
      try {
        String said = trouble.isRefused(" at /usr ", " at /slave ");
        assertTrue(said.contains("is a slave of peer group"), said);
        assertEquals(1, Remedies.in(said).commands().size(), said);
        trouble.follow(said);
        trouble.isFine();
        trouble.dump();
        assertEquals("content\n", trouble.restored(Engine.DETACHED, "cat /slave/file"));
      } finally {
        Command.run("kill", keeper).succeeded();
      }
    }
  }

  /** The volume is external, and on the host a member of a group of which it is a slave. */
  @Test
  void externalSlaveOfTheHostIsNamed_andTheOptionPrintedKeepsItOne() throws Exception {
    String outside =
        """
        mkdir "$R/data"; mount --bind "$2" "$R/data"; mount --make-slave "$R/data"
        """;
    try (HostVolume volume = HostVolume.mount();
        Trouble trouble = Trouble.of(volume, outside, "")) {
      trouble.given("mnt[/data]:data", "mnt[data]:" + volume.path());
      String said = trouble.isRefused(" at /usr ", " at /data ");
      assertTrue(Remedies.in(said).dump().contains("--enable-external-masters"), said);
      trouble.follow(said);
      trouble.isFine();
      trouble.dump();
      String line = trouble.restored(Engine.DETACHED, "grep ' /data ' /proc/self/mountinfo");
      assertTrue(line.contains(" master:"), line);
    }
  }
}
