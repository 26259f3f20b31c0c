package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.FindMnt;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mounts over the root of a namespace, which hide all of it from who enters. */
@NeedsNamespaces
class OverRootTests {
  private static final String COLUMNS = "TARGET,SOURCE,FSTYPE,FSROOT,OPTIONS,PROPAGATION";

  /**
   * <pre>
   * /
   * └─ (/)      bind of the root, with binds of what is mounted there
   *    └─ tmp   tmpfs
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void mountStaysOverTheRoot(Engine engine) throws Exception {
    String inside =
        """
        mkdir /tmp; mount --rbind / /
        nsenter --target $$ --mount sh -c 'mount -t tmpfs tmp /tmp; echo word > /tmp/word'
        """;
    try (Situation situation = Situation.inside(inside)) {
      comesBack(engine, situation, "cat /tmp/word");
    }
  }

  /**
   * <pre>
   * /
   * └─ (/)          bind of the root, with binds of what is mounted there
   *    └─ (/)       the same of both
   *       └─ tmp    tmpfs
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void mountsStayOverTheRoot_oneOverTheOther(Engine engine) throws Exception {
    String inside =
        """
        mkdir /tmp; mount --rbind / /; mount --rbind / /
        nsenter --target $$ --mount sh -c 'mount -t tmpfs tmp /tmp; echo word > /tmp/word'
        """;
    try (Situation situation = Situation.inside(inside)) {
      comesBack(engine, situation, "cat /tmp/word");
    }
  }

  /**
   * <pre>
   * /          shared
   * └─ (/)     bind of the root, of its peer group, with binds of what is mounted there
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void mountStaysOverTheRoot_ofItsPeerGroup(Engine engine) throws Exception {
    String inside =
        """
        mkdir /tmp; mount --make-shared /; mount --rbind / /
        """;
    try (Situation situation = Situation.inside(inside)) {
      comesBack(engine, situation, "mount -t tmpfs new /tmp; mountpoint /tmp");
    }
  }

  /** A command sees all mounts from the root below; who enters a pin is on top of them. */
  private static void comesBack(Engine engine, Situation situation, String script)
      throws IOException {
    Sandbox sandbox = situation.sandbox();
    List<String> before = FindMnt.of(sandbox.resident(), COLUMNS);
    sandbox.dump().succeeded();
    Command.Result result =
        sandbox.restore(engine, "--", "findmnt", "--raw", "--noheadings", "-o", COLUMNS);
    if (engine == Engine.CLASSIC && result.exit() != 0) {
      Situation.assertRefused(result, "/");
      return;
    }
    assertEquals(
        before.stream().sorted().toList(), result.succeeded().out().lines().sorted().toList());
    try (Pin pin = sandbox.pin(engine)) {
      String said = pin.shell(script).succeeded().out();
      assertEquals(sandbox.resident().shell(script).succeeded().out(), said);
    }
  }
}
