package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Engine;
import criu.tests.kernel.FailedRestore;
import criu.tests.kernel.HostVolume;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Remedies;
import criu.tests.kernel.Resident;
import criu.tests.kernel.Sandbox;
import criu.tests.kernel.ShownTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Slaves of the host's peer groups. On the host is a shared volume; inside it is at data, an
 * external mount.
 */
@NeedsNamespaces
class OutsideMasterTests {
  /** Makes data a slave of the host. */
  private static final String SLAVE =
      """
      mkdir "$R/data" "$R/one" "$R/two" "$R/three"
      mount --bind "$2" "$R/data"; mount --make-slave "$R/data"
      """;

  private static final List<String> EXTERNAL =
      List.of("--external", "mnt[/data]:data", "--enable-external-masters");

  /**
   * What is mounted on the host's directory a/deep arrives at each place, and nothing goes back.
   */
  private static void comesBack(Engine engine, String outside, String inside, String... arrivals)
      throws IOException {
    try (HostVolume volume = HostVolume.mount();
        Sandbox sandbox = Sandbox.start(volume, outside, inside)) {
      List<String> tree = ShownTree.of(List.of(sandbox.resident().pid()));
      sandbox.dump(EXTERNAL.toArray(String[]::new)).succeeded();
      try (Pin pin = sandbox.pin(engine, "--external", "mnt[data]:" + volume.path());
          Resident restored = pin.resident()) {
        List<String> after = ShownTree.of(List.of(restored.pid()));
        assertEquals(String.join("\n", tree), String.join("\n", after));
        receives(volume, pin, arrivals);
        keepsToItself(pin);
      }
    }
  }

  private static void receives(HostVolume volume, Pin pin, String... arrivals) throws IOException {
    volume.shell("mount -t tmpfs probe \"$V/a/deep\"").succeeded();
    for (String path : arrivals) {
      pin.shell("mountpoint -q " + path).succeeded();
    }
    volume.shell("umount \"$V/a/deep\"").succeeded();
    for (String path : arrivals) {
      assertEquals(32, pin.shell("mountpoint -q " + path).exit(), path);
    }
  }

  private static void keepsToItself(Pin pin) throws IOException {
    byte[] host = Sandbox.hostMounts();
    pin.shell("mount -t tmpfs own /data/b; mountpoint -q /data/b").succeeded();
    Sandbox.assertHostUnchanged(host);
  }

  /**
   * <pre>
   * /
   * └─ data     slave of the host
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void slaveOfTheHostStays(Engine engine) throws Exception {
    comesBack(engine, SLAVE, "", "/data/a/deep");
  }

  /**
   * <pre>
   * /
   * ├─ data     slave of the host, and shared with one
   * │  └─ c     tmpfs
   * └─ one
   *    └─ c     the same tmpfs
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void slaveOfTheHostStays_thatIsSharedInside(Engine engine) throws Exception {
    String inside =
        """
        mount --make-shared /data
        mount --bind /data /one
        mount -t tmpfs c /data/c
        """;
    comesBack(engine, SLAVE, inside, "/data/a/deep", "/one/a/deep");
  }

  /**
   * <pre>
   * /
   * └─ data     slave of the host, and shared with none
   *    └─ c     tmpfs
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void slaveOfTheHostStays_thatIsSharedWithNone(Engine engine) throws Exception {
    comesBack(engine, SLAVE, "mount --make-shared /data; mount -t tmpfs c /data/c", "/data/a/deep");
  }

  /**
   * <pre>
   * /
   * ├─ data     slave of the host, and shared
   * ├─ one      slave of data, and shared
   * ├─ two      slave of one
   * └─ three    bind of a directory of two
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void chainOfSlavesOfTheHostStays(Engine engine) throws Exception {
    String inside =
        """
        mount --make-shared /data
        mount --bind /data /one; mount --make-slave /one; mount --make-shared /one
        mount --bind /one /two; mount --make-slave /two
        mount --bind /two/b /three
        """;
    comesBack(engine, SLAVE, inside, "/data/a/deep", "/one/a/deep", "/two/a/deep");
  }

  /**
   * <pre>
   * /
   * ├─ data     slave of the host
   * │  └─ c     tmpfs
   * ├─ one      bind of its directory a, and so slave of the host
   * ├─ two      bind of data, and so slave of the host
   * └─ three    bind of data, private
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void severalSlavesOfTheHostStay_amongThemBindsOfOne(Engine engine) throws Exception {
    String inside =
        """
        mount --bind /data/a /one
        mount --bind /data /two
        mount --bind /data /three; mount --make-private /three
        mount -t tmpfs c /data/c
        """;
    comesBack(engine, SLAVE, inside, "/data/a/deep", "/one/deep", "/two/a/deep");
  }

  /**
   * <pre>
   * /          slave of the host
   * └─ one     bind of a directory of the root, and so slave of the host
   *    └─ c    tmpfs
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void rootStaysASlaveOfTheHost_withABindOfIt(Engine engine) throws Exception {
    String inside = "mkdir -p /one /etc/c /etc/d; mount --bind /etc /one; mount -t tmpfs c /one/c";
    try (HostVolume volume = HostVolume.mount();
        Sandbox sandbox = Sandbox.startOn(volume, inside)) {
      List<String> tree = ShownTree.of(List.of(sandbox.resident().pid()));
      sandbox.dump("--enable-external-masters").succeeded();
      if (engine == Engine.CLASSIC) {
        Situation.assertRefused(sandbox.restore(engine, "--", "true"), "/");
        return;
      }
      Path file = Files.createTempFile("criu-mount-pin.", "");
      sandbox.restore(engine, "--pin", file.toString()).succeeded();
      try (Pin pin = new Pin(file);
          Resident restored = pin.resident()) {
        List<String> after = ShownTree.of(List.of(restored.pid()));
        assertEquals(String.join("\n", tree), String.join("\n", after));
        String place = sandbox.root().resolve("etc/d").toString();
        Command.run("mount", "-t", "tmpfs", "probe", place).succeeded();
        pin.shell("mountpoint /etc/d; mountpoint /one/d").succeeded();
        Command.run("umount", place).succeeded();
      }
    }
  }

  /**
   * <pre>
   * /
   * └─ data     slave of the host, whose mount at restore is only a slave itself
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void slaveOfTheHostStays_whenTheHostsMountIsASlaveItself(Engine engine) throws Exception {
    try (HostVolume volume = HostVolume.mount();
        Sandbox sandbox = Sandbox.start(volume, SLAVE, "")) {
      sandbox.dump(EXTERNAL.toArray(String[]::new)).succeeded();
      String other = sandbox.host().toString();
      String bind = "mount --bind \"$V\" " + other + "; mount --make-slave " + other;
      volume.shell(bind).succeeded();
      try (Pin pin = sandbox.pin(engine, "--external", "mnt[data]:" + other)) {
        receives(volume, pin, "/data/a/deep");
      } finally {
        Command.run("umount", other).succeeded();
      }
    }
  }

  /**
   * <pre>
   * /
   * └─ data     slave of the host
   * </pre>
   */
  @Test
  void isRefused_withoutTheOption_whichTheRemedyNames() throws Exception {
    try (HostVolume volume = HostVolume.mount();
        Sandbox sandbox = Sandbox.start(volume, SLAVE, "")) {
      Command.Result refused = sandbox.dump("--external", "mnt[/data]:data");
      assertEquals(1, refused.exit());
      assertTrue(
          refused.err().contains(" at /data (tmpfs): it is a slave of peer group "), refused::err);
      Remedies remedies = Remedies.in(refused.err());
      assertEquals(List.of("--enable-external-masters"), remedies.dump());
      String task = sandbox.task();
      String alone = "run: mount -N " + task + " --make-private /data";
      assertTrue(refused.err().contains(alone), refused::err);
    }
  }

  /**
   * <pre>
   * /
   * └─ plugin   slave of the host, which a plugin takes
   * </pre>
   */
  @Test
  void isRefused_whenAPluginMountsIt_andCuredByTheRemedy() throws Exception {
    String outside =
        "mkdir \"$R/plugin\"; mount --bind \"$2\" \"$R/plugin\"; mount --make-slave \"$R/plugin\"";
    List<String> plugins = List.of("-L", CriuMount.samplePlugins().toString());
    List<String> options = new ArrayList<>(plugins);
    options.add("--enable-external-masters");
    try (HostVolume volume = HostVolume.mount();
        Sandbox sandbox = Sandbox.start(volume, outside, "")) {
      Command.Result refused = sandbox.dump(options.toArray(String[]::new));
      assertEquals(1, refused.exit());
      assertTrue(refused.err().contains("comes from no external mount"), refused::err);
      Remedies.in(refused.err()).runCommands();
      sandbox.dump(options.toArray(String[]::new)).succeeded();
    }
  }

  /**
   * <pre>
   * /
   * └─ data     slave of the host, whose mount at restore is private
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void isRefusedBeforeMounting_whenTheHostsMountIsPrivate(Engine engine) throws Exception {
    try (HostVolume volume = HostVolume.mount();
        Sandbox sandbox = Sandbox.start(volume, SLAVE, "")) {
      sandbox.dump(EXTERNAL.toArray(String[]::new)).succeeded();
      String other = sandbox.host().toString();
      String bind = "mount --bind \"$V\" " + other + "; mount --make-private " + other;
      volume.shell(bind).succeeded();
      String inside = other + "/a";
      String said =
          new FailedRestore(sandbox, engine)
              .saying("restore: plan", "--external", "mnt[data]:" + inside);
      assertTrue(said.contains(" at /data: "), said);
      assertTrue(said.contains(inside + " of this host, which lies on the mount at"), said);
      assertTrue(said.contains("mount --make-shared " + other), said);
      Command.run("umount", other).succeeded();
    }
  }
}
