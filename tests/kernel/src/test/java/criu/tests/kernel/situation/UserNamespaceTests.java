package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Resident;
import criu.tests.kernel.ShownTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes with a user namespace of their own, dumped and restored by root of the host. */
@NeedsNamespaces
@NeedsUserNamespaces
class UserNamespaceTests {
  /**
   * <pre>
   * /
   * ├─ data       tmpfs of user 5 and group 6
   * │  └─ below   tmpfs
   * ├─ more       tmpfs, hidden
   * ├─ more       tmpfs over it, unbindable
   * └─ etc        bind of data, read-only
   * </pre>
   */
  private static final String MOUNTS =
      """
      mount -t tmpfs -o uid=5,gid=6,mode=750 data /data
      echo word > /data/file; chown 1000:1001 /data/file; mkdir /data/below
      mount -t tmpfs below /data/below; echo below > /data/below/file
      mount -t tmpfs more /more; echo hidden > /more/file; chown 7:8 /more/file
      mount -t tmpfs over /more; mount --make-unbindable /more
      mount --bind /data /etc; mount -o remount,bind,ro,nosuid /etc
      """;

  private static final String OWNERS =
      "stat -c '%n %u %g %a' /data /data/file /data/below /data/below/file; cat /data/below/file";

  @ParameterizedTest
  @EnumSource(value = Engine.class, names = "CLASSIC", mode = EnumSource.Mode.EXCLUDE)
  void comesBack_inTheSameUserNamespace(Engine engine) throws Exception {
    try (UserSandbox sandbox = UserSandbox.start(MOUNTS)) {
      List<String> tree = ShownTree.of(List.of(sandbox.pid()));
      String owners = sandbox.say(OWNERS);
      assertTrue(owners.startsWith("/data 5 6 750\n/data/file 1000 1001 644\n"), owners);
      sandbox.dump().succeeded();
      String user = "/proc/" + sandbox.pid() + "/ns/user";
      try (Pin pin = sandbox.pin(engine, "--userns", Long.toString(sandbox.pid()));
          Resident restored = pin.resident()) {
        assertEquals(
            String.join("\n", tree), String.join("\n", ShownTree.of(List.of(restored.pid()))));
        assertEquals(owners, UserSandbox.say(user, pin.path().toString(), OWNERS));
        String outside = pin.shell("stat -c '%u %g' /data/file").succeeded().out();
        assertEquals("101000 101001\n", outside);
      }
    }
  }

  /** Only who owns the file system and the namespace may do all of this. */
  @ParameterizedTest
  @EnumSource(value = Engine.class, names = "CLASSIC", mode = EnumSource.Mode.EXCLUDE)
  void restored_belongsToItsUserNamespace(Engine engine) throws Exception {
    try (UserSandbox sandbox = UserSandbox.start(MOUNTS)) {
      sandbox.dump().succeeded();
      String user = "/proc/" + sandbox.pid() + "/ns/user";
      String script =
          """
          mount -n --rbind /usr /data/below; umount -n -l /data/below; umount -n /etc; umount -n /more
          cat /more/file; stat -c '%u %g' /more/file
          touch /data/new; chown 9:9 /data/new; stat -c '%u %g' /data/new
          """;
      try (Pin pin = sandbox.pin(engine, "--userns", user)) {
        String said = UserSandbox.say(user, pin.path().toString(), script);
        assertEquals("hidden\n7 8\n9 9\n", said);
      }
    }
  }

  @Test
  void ownersFollowTheMap_ofAnotherUserNamespace() throws Exception {
    try (UserSandbox sandbox = UserSandbox.start(MOUNTS)) {
      sandbox.dump().succeeded();
      Process other = UserSandbox.userNamespace(300_000);
      try (Pin pin = sandbox.pin(Engine.DETACHED, "--userns", Long.toString(other.pid()))) {
        assertEquals("301000 301001\n", pin.shell("stat -c '%u %g' /data/file").out());
        assertEquals("300005 300006\n", pin.shell("stat -c '%u %g' /data").out());
        assertEquals(
            sandbox.say(OWNERS),
            UserSandbox.say(UserSandbox.userFile(other), pin.path().toString(), OWNERS));
      } finally {
        other.destroyForcibly().onExit().join();
      }
    }
  }

  @Test
  void imagesHaveIdsOfTheUserNamespace() throws Exception {
    try (UserSandbox sandbox = UserSandbox.start(MOUNTS)) {
      sandbox.dump().succeeded();
      String listed =
          Command.shell(
                  "for f in $1/tmpfs*; do tar --numeric-owner -tvzf $f; done",
                  sandbox.images().toString())
              .succeeded()
              .out();
      assertTrue(listed.contains(" 1000/1001 "), listed);
      assertTrue(listed.contains(" 7/8 "), listed);
      assertFalse(listed.contains("100000"), listed);
      String shown = CriuMount.run("show", sandbox.images().toString(), "--format", "json").out();
      assertTrue(shown.contains("uid=5,gid=6"), shown);
    }
  }

  @Test
  void userNamespaceIsMadeAsRecorded_whereNoneIsGiven() throws Exception {
    try (UserSandbox sandbox = UserSandbox.start(MOUNTS)) {
      sandbox.dump().succeeded();
      String script = "id -u; stat -c '%u %g' /data/file; exit 7";
      assertEquals(
          new Command.Result(7, "0\n1000 1001\n", ""),
          sandbox.restore(Engine.DETACHED, "--", "sh", "-c", script));
      Path user = sandbox.top().resolve("pin.user");
      try (Pin pin = sandbox.pin(Engine.DETACHED)) {
        assertEquals(
            sandbox.say(OWNERS), UserSandbox.say(user.toString(), pin.path().toString(), OWNERS));
      } finally {
        Command.run("umount", user.toString()).succeeded();
        Files.delete(user);
      }
    }
  }

  @Test
  void commandRunsAsRootOfTheUserNamespace() throws Exception {
    try (UserSandbox sandbox = UserSandbox.start(MOUNTS)) {
      sandbox.dump().succeeded();
      Command.Result result =
          sandbox.restore(
              Engine.DETACHED,
              "--userns",
              Long.toString(sandbox.pid()),
              "--",
              "sh",
              "-c",
              "id -u; cat /data/file; exit 5");
      assertEquals(new Command.Result(5, "0\nword\n", ""), result);
    }
  }

  @Test
  void classicEngineRefuses_beforeItMounts() throws Exception {
    try (UserSandbox sandbox = UserSandbox.start(MOUNTS)) {
      sandbox.dump().succeeded();
      Command.Result result =
          sandbox.restore(Engine.CLASSIC, "--userns", Long.toString(sandbox.pid()), "--", "true");
      assertEquals(1, result.exit());
      assertTrue(
          result.err().startsWith("criu-mount: restore: plan: user namespace:"), result.err());
      assertTrue(result.err().contains("leave out --mntns-compat-mode"), result.err());
    }
  }

  @Test
  void whatIsNoUserNamespace_isNamed() throws Exception {
    try (UserSandbox sandbox = UserSandbox.start(MOUNTS)) {
      sandbox.dump().succeeded();
      for (String wrong : List.of("/etc/passwd", "/proc/self/ns/no", "4194304")) {
        Command.Result result = sandbox.restore(Engine.DETACHED, "--userns", wrong, "--", "true");
        assertEquals(1, result.exit());
        String first = result.err().lines().findFirst().orElse("");
        assertTrue(first.startsWith("criu-mount: enter a user namespace: "), result.err());
        assertTrue(first.contains(wrong), result.err());
      }
    }
  }
}
