package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mountpoints of an automounter. The shell of the sandbox stands for its daemon. */
@NeedsNamespaces
class AutofsTests {
  /** Mounts at $1 in mode $2, with a pipe that is descriptor 9. */
  private static final String AUTOFS =
      """
      autofs() {
        mkdir -p $1; mkfifo /pipe; exec 9<>/pipe; rm /pipe
        mount -t autofs -o fd=9,minproto=5,maxproto=5,$2 auto.test $1
      }
      # AUTOFS_IOC_SETTIMEOUT and AUTOFS_IOC_CATATONIC
      echo 'open D, $ARGV[0]; ioctl(D, 0xc0089364, pack("Q", $ARGV[1])) or die' > /expire
      echo 'open D, $ARGV[0]; ioctl(D, 0x9362, 0) or die $!' > /stop
      expire() { perl /expire $1 $2; }
      stop() { perl /stop $1; }
      """;

  @BeforeAll
  static void needsAutofs() throws Exception {
    String types = Files.readString(Path.of("/proc/filesystems"));
    assumeTrue(types.contains("autofs\n"), "this kernel has no autofs");
    assumeTrue(Files.exists(Path.of("/usr/bin/perl")), "perl is not installed");
  }

  /**
   * <pre>
   * /
   * ├─ auto       autofs, indirect, catatonic
   * │  ├─ one     tmpfs
   * │  └─ a/deep  tmpfs
   * └─ bind       bind of the directory a of it
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void autofsWithoutADaemonComesBack_withItsMountpoints(Engine engine) throws Exception {
    String inside =
        AUTOFS
            + """
            autofs /auto indirect; mkdir /auto/one /auto/a /auto/a/deep /bind
            mount -t tmpfs one /auto/one; mount -t tmpfs deep /auto/a/deep
            mount --bind /auto/a /bind; echo word > /auto/a/deep/word; expire /auto 300; stop /auto
            """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "cat /auto/a/deep/word; ls /auto /bind; stat /auto/none || true");
    }
  }

  /**
   * <pre>
   * /
   * └─ auto       autofs, direct, catatonic
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void directAutofsWithoutADaemonComesBack(Engine engine) throws Exception {
    String inside = AUTOFS + "autofs /auto direct; stop /auto";
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "stat -c %a /auto");
    }
  }

  @Test
  void autofsWithADaemonIsRefused() throws Exception {
    try (Situation situation = Situation.inside(AUTOFS + "autofs /auto indirect")) {
      Command.Result refused = situation.sandbox().dump();
      assertEquals(1, refused.exit());
      assertTrue(refused.err().contains("it is an autofs whose daemon"), refused.err());
      assertTrue(refused.err().contains("--external 'mnt[/auto]:auto'"), refused.err());
    }
  }

  @Test
  void autofsImageHoldsItsOptions() throws Exception {
    assumeTrue(Command.run("sh", "-c", "command -v crit").exit() == 0, "crit is not installed");
    String inside = AUTOFS + "autofs /auto indirect; expire /auto 300; stop /auto";
    try (Situation situation = Situation.inside(inside)) {
      situation.sandbox().dump().succeeded();
      String images = situation.sandbox().images().toString();
      String shown = Command.shell("crit decode -i $1/autofs-*.img", images).succeeded().out();
      for (String field : new String[] {"\"fd\": -1", "\"timeout\": 300", "\"mode\": 1"}) {
        assertTrue(shown.contains(field), shown);
      }
    }
  }
}
