package criu.tests.kernel.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.HostVolume;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Remedies;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Slaves of the host that the letter m finds, and peers that the letter s finds:
 *
 * <pre>
 * root task's                           below
 * /                                     /
 * ├─ slave  slave of a on the host      ├─ slave  the same
 * └─ peer   peer of b on the host       ├─ peer   the same
 *                                       └─ extra  bind of slave/deep, its slave too
 * </pre>
 */
@NeedsNamespaces
class DetectedSlaveTests {
  private static final String SLAVE =
      "mkdir \"$R/slave\"; mount --bind \"$2/a\" \"$R/slave\"; mount --make-slave \"$R/slave\"\n";
  private static final String PEER = "mkdir \"$R/peer\"; mount --bind \"$2/b\" \"$R/peer\"\n";

  private static final String BELOW =
      """
      mkdir /dev /extra; mknod /dev/null c 1 3; mkfifo /etc/up; exec 3<&0
      { unshare -m --propagation unchanged sh -euc '
          mount --bind /slave/deep /extra; echo up > /etc/up; read never <&3 || true'; } &
      read up < /etc/up; [ "$up" = up ]
      """;

  private static final String LATE =
      "mkdir -p \"$V/a/deep/in\"; mount -t tmpfs late \"$V/a/deep/in\"";

  @ParameterizedTest
  @EnumSource(Engine.class)
  void slaveIsFoundByTheLetterM_andReceivesWhatTheHostMounts(Engine engine) throws Exception {
    try (HostVolume volume = HostVolume.mount();
        Sandbox sandbox = Sandbox.start(volume, SLAVE, "")) {
      Command.Result refused = sandbox.dump("--external", "mnt[]");
      assertEquals(1, refused.exit(), refused::err);
      assertTrue(refused.err().contains(" at /slave "), refused.err());
      Remedies remedies = Remedies.in(refused.err());
      assertEquals(List.of("--external", "mnt[]:m"), remedies.dump());
      sandbox.dump(remedies.dumpOptions()).succeeded();
      assertEquals(
          "host " + volume.path() + "/a", Images.externals(sandbox.images()).get("/slave"));
      try (Pin pin = sandbox.pin(engine, remedies.restoreOptions())) {
        volume.shell(LATE).succeeded();
        pin.shell("mountpoint /slave/deep/in").succeeded();
        volume.shell("umount \"$V/a/deep/in\"").succeeded();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mnt[]", "mnt[]:s", "mnt[]:m"})
  void oneLetterFindsItsKindOnly(String option) throws Exception {
    try (HostVolume volume = HostVolume.mount();
        Sandbox sandbox = Sandbox.start(volume, SLAVE + PEER, "")) {
      Command.Result refused = sandbox.dump("--external", option);
      assertEquals(1, refused.exit(), refused::err);
      assertEquals(!option.endsWith("m"), refused.err().contains(" at /slave "), refused::err);
      assertEquals(!option.endsWith("s"), refused.err().contains(" at /peer "), refused::err);
    }
  }

  @Test
  void bothAreFoundByBothLetters_inNamespacesBelowToo() throws Exception {
    try (HostVolume volume = HostVolume.mount();
        Sandbox sandbox = Sandbox.start(volume, SLAVE + PEER, BELOW)) {
      sandbox.dump("--external", "mnt[]:ms").succeeded();
      String path = "host " + volume.path();
      var found = Images.externals(sandbox.images());
      assertEquals(path + "/a", found.get("/slave"), found::toString);
      assertEquals(path + "/b", found.get("/peer"), found::toString);
      assertEquals(path + "/a", found.get("1:/slave"), found::toString);
      assertEquals(path + "/b", found.get("1:/peer"), found::toString);
      assertEquals(path + "/a/deep", found.get("1:/extra"), found::toString);
      Path pins = sandbox.top().resolve("pins");
      sandbox
          .restore(Engine.DETACHED, "--external", "mnt[]:ms", "--pin", pins.toString())
          .succeeded();
      receives(volume, pins);
    }
  }

  private static void receives(HostVolume volume, Path pins) throws IOException {
    try (Pin top = new Pin(pins.resolve("9"));
        Pin below = new Pin(pins.resolve("10"))) {
      volume.shell(LATE + "; mkdir \"$V/b/in\"; mount -t tmpfs late \"$V/b/in\"").succeeded();
      top.shell("mountpoint /slave/deep/in; mountpoint /peer/in").succeeded();
      below
          .shell("mountpoint /slave/deep/in; mountpoint /extra/in; mountpoint /peer/in")
          .succeeded();
      volume.shell("umount \"$V/a/deep/in\" \"$V/b/in\"").succeeded();
    }
  }
}
