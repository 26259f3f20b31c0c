package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Engine;
import criu.tests.kernel.Remedies;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user namespace may not do is named before anything is mounted, all of it at once. */
@NeedsUserNamespaces
class ForbiddenTests {
  /** What root of the host can dump, and root of a user namespace cannot restore. */
  private static final String OUTSIDE = "mkdir \"$H/locked\" \"$R/volume\" \"$R/tmp\"";

  private static final String INSIDE =
      """
      mount -t tmpfs tmp /tmp; mknod /tmp/null c 1 3; echo word > /tmp/file; chown 1234 /tmp/file
      mkdir /kernel; mount -t securityfs none /kernel 2>/dev/null || mount -t debugfs none /kernel
      """;

  private static Command.Result confined(Sandbox sandbox, String command) throws IOException {
    String script =
        """
        mount -t tmpfs -o nosuid,nodev locked $1/host/locked
        exec unshare --user --map-root-user --mount "$2" %s -D $1/images -r $1/root \
          --external 'mnt[usr]:/usr' --external "mnt[volume]:$1/host/locked"
        """
            .formatted(command);
    List<String> words = new ArrayList<>(List.of("unshare", "-m", "--propagation", "private"));
    words.addAll(List.of("sh", "-euc", script, "sh", sandbox.top().toString()));
    words.add(CriuMount.launcher().toAbsolutePath().toString());
    return Command.run(words, builder -> {});
  }

  @Test
  void everyStepIsNamed_byPlanAndRestore_withMountReasonAndRemedy() throws Exception {
    String outside = OUTSIDE + "; mount --bind \"$H/locked\" \"$R/volume\"";
    try (Sandbox sandbox = Sandbox.start(outside, INSIDE)) {
      sandbox.dump("--external", "mnt[/volume]:volume").succeeded();
      for (String command : List.of("plan", "restore", "restore --mntns-compat-mode")) {
        Command.Result result = confined(sandbox, command);
        assertEquals(1, result.exit(), result::toString);
        String err = result.err();
        assertNamed(err, "of type proc: mount ", " at /proc: ", "start criu-mount by: unshare ");
        assertNamed(
            err, "make a file system of type ", " at /kernel: ", "dump with --skip-mnt /kernel");
        assertNamed(err, "set the flags: mount ", "take nosuid, nodev off mount ", "give a path ");
        assertNamed(err, " at /tmp: ", "member ./null is a device node", "dump without it");
        assertNamed(
            err, " at /tmp: ", "member ./file belongs to an id that is ", "dump without it");
      }
    }
  }

  private static void assertNamed(String said, String one, String other, String remedy) {
    List<String> lines = said.lines().toList();
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i).contains(one) && lines.get(i).contains(other)) {
        assertTrue(lines.get(i + 1).startsWith("  " + remedy), lines.get(i + 1));
        return;
      }
    }
    throw new AssertionError(one + other + " is not in: " + said);
  }

  /** The tmpfs is one that root of the host has mounted there, as a runtime does. */
  @Test
  void deviceNodeInAUserNamespace_standsAgainstItsDump_andRemovingItCuresIt() throws Exception {
    try (UserSandbox sandbox = UserSandbox.start("true")) {
      String pid = Long.toString(sandbox.pid());
      String script =
          """
          mount -n -t tmpfs -o mode=755 host /data; mkdir /data/sub; mknod /data/sub/null c 1 3
          chown -R 100000:100000 /data
          """;
      Command.run("nsenter", "-t", pid, "-m", "sh", "-euc", script).succeeded();
      Command.Result refused = sandbox.dump();
      assertEquals(1, refused.exit(), refused::err);
      String named = " at /data (tmpfs): /data/sub/null in it is a device node";
      assertTrue(refused.err().contains(named), refused::err);
      Remedies.in(refused.err()).runCommands();
      sandbox.dump().succeeded();
    }
  }

  @Test
  void deviceNodeIsNamed_whenAUserNamespaceIsAskedFor() throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, INSIDE)) {
      sandbox.dump().succeeded();
      Process user = UserSandbox.userNamespace(300_000);
      try {
        String pid = Long.toString(user.pid());
        Command.Result result = sandbox.restore(Engine.DETACHED, "--userns", pid, "--", "true");
        assertEquals(1, result.exit(), result::err);
        assertNamed(
            result.err(), " at /tmp: ", "member ./null is a device node", "dump without it, or ");
      } finally {
        user.destroyForcibly().onExit().join();
      }
    }
  }
}
