package criu.tests.kernel.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Resident;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A host, made for the test, on which one mount lies on another, and a namespace that has both:
 *
 * <pre>
 * the host's              the namespace's
 * /mnt      tmpfs lower   /
 * └─ /mnt   tmpfs upper   ├─ lower   bind of lower
 * /opt      lower         ├─ upper   bind of upper
 *                         └─ part    bind of a directory of lower
 * </pre>
 */
@NeedsNamespaces
class StackedHostTests {
  private static final String HOST =
      """
      mount --make-rprivate /
      mount -t tmpfs lower /mnt; mkdir /mnt/sub; echo lower > /mnt/name; echo part > /mnt/sub/name
      mount --bind /mnt /opt
      mount -t tmpfs upper /mnt; echo upper > /mnt/name
      """
          + Resident.WAIT;

  private static final String OUTSIDE =
      """
      mkdir "$R/lower" "$R/upper" "$R/part"
      mount --bind /opt "$R/lower"; mount --bind /mnt "$R/upper"
      mount --bind /opt/sub "$R/part"
      """;

  private static final String READ = "cat /lower/name /upper/name /part/name";

  private static Resident host() throws IOException {
    return Resident.start(List.of("unshare", "-m", "sh", "-euc", HOST));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void theLowerMountIsTaken_fromWhereItIsSeen(Engine engine) throws Exception {
    try (Resident host = host();
        Sandbox sandbox = Sandbox.startOn(host, OUTSIDE, "")) {
      sandbox.dump("--external", "mnt[]").succeeded();
      assertEquals(
          Map.of(
              "/usr",
              "key usr",
              "/lower",
              "host /opt",
              "/upper",
              "host /mnt",
              "/part",
              "host /opt/sub"),
          Images.externals(sandbox.images()));
      Command.Result shown = sandbox.restore(engine, "--external", "mnt[]", "--", "sh", "-c", READ);
      assertEquals("lower\nupper\npart\n", shown.succeeded().out());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void theLowerMountIsArchived_whenNoPathLeadsToIt(Engine engine) throws Exception {
    try (Resident host = host();
        Sandbox sandbox = Sandbox.startOn(host, OUTSIDE, "")) {
      host.shell("umount /opt").succeeded();
      Command.Result dumped = sandbox.dump("--external", "mnt[]").succeeded();
      assertTrue(dumped.err().contains(" at /lower: it is of the host, where other mounts hide"));
      assertEquals(
          Map.of("/usr", "key usr", "/upper", "host /mnt"), Images.externals(sandbox.images()));
      Command.Result shown = sandbox.restore(engine, "--external", "mnt[]", "--", "sh", "-c", READ);
      assertEquals("lower\nupper\npart\n", shown.succeeded().out());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aPartOfTheLowerMountIsRefused_whenNoPathLeadsToIt(Engine engine) throws Exception {
    String part = "mkdir \"$R/part\"; mount --bind /opt/sub \"$R/part\"";
    try (Resident host = host();
        Sandbox sandbox = Sandbox.startOn(host, part, "")) {
      host.shell("umount /opt").succeeded();
      Command.Result refused = sandbox.dump("--external", "mnt[]");
      assertEquals(1, refused.exit());
      assertTrue(
          refused.err().contains(" at /part (tmpfs): it is of the host, where other mounts hide"));
      assertFalse(refused.err().contains("warning: dump: mount"), refused.err());
      sandbox.dump("--external", "mnt[/part]:part").succeeded();
      String path = "mnt[part]:" + sandbox.host();
      sandbox.restore(engine, "--external", path, "--", "test", "-d", "/part").succeeded();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void theChoiceIsSaid_whenSeveralMountsShowTheSame(Engine engine) throws Exception {
    String bind = "mkdir \"$R/part\"; mount --bind /opt/sub \"$R/part\"";
    try (Resident host = host();
        Sandbox sandbox = Sandbox.startOn(host, bind, "")) {
      host.shell("mount --bind /opt/sub /srv").succeeded();
      Command.Result dumped = sandbox.dump("--external", "mnt[]").succeeded();
      assertTrue(
          dumped.err().contains(" at /part: 2 mounts of the host show it, of which /opt/sub of"),
          dumped.err());
      Command.Result shown =
          sandbox.restore(engine, "--external", "mnt[]", "--", "cat", "/part/name");
      assertEquals("part\n", shown.succeeded().out());
    }
  }
}
