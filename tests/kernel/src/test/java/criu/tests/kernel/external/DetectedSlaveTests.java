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
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A slave of the host, which the letter m finds, or a peer, which the letter s finds:
 *
 * <pre>
 * root task's                     below
 * /                               /
 * └─ vol   a of the host, linked  ├─ vol    the same
 *                                 └─ extra  bind of vol/deep, linked too
 * </pre>
 */
@NeedsNamespaces
class DetectedSlaveTests {
  private static final String PEER = "mkdir \"$R/vol\"; mount --bind \"$2/a\" \"$R/vol\"\n";
  private static final String SLAVE = PEER + "mount --make-slave \"$R/vol\"\n";

  private static final String BELOW =
      """
      mkdir /dev /extra; mknod /dev/null c 1 3; mkfifo /etc/up; exec 3<&0
      { unshare -m --propagation unchanged sh -euc '
          mount --bind /vol/deep /extra; echo up > /etc/up; read never <&3 || true'; } &
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
      assertTrue(refused.err().contains(" at /vol "), refused.err());
      Remedies remedies = Remedies.in(refused.err());
      assertEquals(List.of("--external", "mnt[]:m"), remedies.dump());
      sandbox.dump(remedies.dumpOptions()).succeeded();
      assertEquals("host " + volume.path() + "/a", Images.externals(sandbox.images()).get("/vol"));
      try (Pin pin = sandbox.pin(engine, remedies.restoreOptions())) {
        volume.shell(LATE).succeeded();
        pin.shell("mountpoint /vol/deep/in").succeeded();
        volume.shell("umount \"$V/a/deep/in\"").succeeded();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"slave,mnt[]", "slave,mnt[]:s", "peer,mnt[]", "peer,mnt[]:m"})
  void theOtherLetterDoesNotFindIt(String kind, String option) throws Exception {
    try (HostVolume volume = HostVolume.mount();
        Sandbox sandbox = Sandbox.start(volume, kind.equals("slave") ? SLAVE : PEER, "")) {
      Command.Result refused = sandbox.dump("--external", option);
      assertEquals(1, refused.exit(), refused::err);
      assertTrue(refused.err().contains(" at /vol "), refused::err);
    }
  }

  @ParameterizedTest
  @CsvSource({"slave,mnt[]:m", "slave,mnt[]:sm", "peer,mnt[]:s", "peer,mnt[]:ms"})
  void itIsFoundInNamespacesBelowToo(String kind, String option) throws Exception {
    boolean slave = kind.equals("slave");
    try (HostVolume volume = HostVolume.mount();
        Sandbox sandbox = Sandbox.start(volume, slave ? SLAVE : PEER, BELOW)) {
      sandbox.dump("--external", option).succeeded();
      String path = "host " + volume.path() + "/a";
      var found = new TreeMap<>(Images.externals(sandbox.images()));
      found.values().removeIf(text -> text.startsWith("key "));
      assertEquals(Map.of("/vol", path, "1:/vol", path, "1:/extra", path + "/deep"), found);
      Path pins = sandbox.top().resolve("pins");
      sandbox.restore(Engine.DETACHED, "--external", option, "--pin", pins.toString()).succeeded();
      try (Pin top = new Pin(pins.resolve("9"));
          Pin below = new Pin(pins.resolve("10"))) {
        String propagation = "findmnt -n -o PROPAGATION /vol";
        String expected = slave ? "private,slave\n" : "shared\n";
        assertEquals(expected, top.shell(propagation).succeeded().out());
        assertEquals(
            expected + expected,
            below.shell(propagation + "; findmnt -n -o PROPAGATION /extra").out());
        if (slave) {
          receives(volume, top, below);
        }
      }
    }
  }

  private static void receives(HostVolume volume, Pin top, Pin below) throws IOException {
    volume.shell(LATE).succeeded();
    top.shell("mountpoint /vol/deep/in").succeeded();
    below.shell("mountpoint /vol/deep/in; mountpoint /extra/in").succeeded();
    volume.shell("umount \"$V/a/deep/in\"").succeeded();
  }
}
