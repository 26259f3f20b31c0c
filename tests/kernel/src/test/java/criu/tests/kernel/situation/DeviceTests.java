package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Remedies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** File systems on block devices, which a restore is given by option. */
@NeedsNamespaces
class DeviceTests {
  private static final String MOUNTED =
      """
      mkdir "$R/disk" "$R/bind"; touch "$R/file"
      mount -t TYPE -o nosuid,noatime DEVICE "$R/disk"
      mkdir -p "$R/disk/sub/deep"; echo word > "$R/disk/sub/deep/word"
      """;

  private static final String SHOW = "cat /disk/sub/deep/word /bind/deep/word /file; ls -a /disk";

  /**
   * <pre>
   * /
   * ├─ disk   device, nosuid, noatime
   * ├─ bind   bind of a directory of it, ro
   * └─ file   bind of a file of it
   * </pre>
   */
  @ParameterizedTest
  @CsvSource({
    "ext4,DETACHED", "ext4,IN_PLACE", "ext4,CLASSIC",
    "xfs,DETACHED", "xfs,IN_PLACE", "xfs,CLASSIC",
    "btrfs,DETACHED", "btrfs,IN_PLACE", "btrfs,CLASSIC"
  })
  void deviceAndItsBindsComeBack(String type, Engine engine) throws Exception {
    String inside =
        "mount --bind /disk/sub /bind; mount -o remount,bind,ro /bind;"
            + "mount --bind /disk/sub/deep/word /file";
    try (LoopDevice device = LoopDevice.formatted(type);
        Situation situation = Situation.of(mounted(MOUNTED, device, type), inside)) {
      byDevice(situation, "/disk", device);
      situation.comesBack(engine, SHOW);
    }
  }

  /**
   * <pre>
   * /
   * ├─ bind   bind of a directory of a device that is not mounted otherwise
   * └─ file   bind of a file of it
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void partsOfADeviceComeBack_whenItsRootIsNotMounted(Engine engine) throws Exception {
    String inside =
        "mount --bind /disk/sub /bind; mount --bind /disk/sub/deep/word /file; umount /disk";
    try (LoopDevice device = LoopDevice.formatted("ext4");
        Situation situation = Situation.of(mounted(MOUNTED, device, "ext4"), inside)) {
      byDevice(situation, "/bind", device);
      situation.comesBack(engine, "cat /bind/deep/word /file; ls -a /bind /disk");
    }
  }

  /**
   * <pre>
   * /
   * ├─ one    subvolume one of a btrfs
   * ├─ two    subvolume two of the same, ro
   * └─ bind   bind of a directory of subvolume one
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void subvolumesComeBack_asOneSuperblock(Engine engine) throws Exception {
    String outside =
        """
        mkdir "$R/disk" "$R/one" "$R/two" "$R/bind"
        mount -t btrfs DEVICE "$R/disk"
        for name in one two; do
          btrfs -q subvolume create "$R/disk/$name"; mkdir "$R/disk/$name/in"
          echo $name > "$R/disk/$name/in/word"
        done
        umount "$R/disk"
        mount -t btrfs -o subvol=/one DEVICE "$R/one"
        mount -t btrfs -o ro,subvol=/two DEVICE "$R/two"
        """;
    try (LoopDevice device = LoopDevice.formatted("btrfs");
        Situation situation =
            Situation.of(mounted(outside, device, "btrfs"), "mount --bind /one/in /bind")) {
      byDevice(situation, "/one", device);
      situation.comesBack(engine, "cat /one/in/word /two/in/word /bind/word");
    }
  }

  /**
   * <pre>
   * /
   * └─ disk   device that cannot be written to, ro
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void readOnlyDeviceComesBack(Engine engine) throws Exception {
    String outside = "mkdir \"$R/disk\"; mount -t ext4 -o ro DEVICE \"$R/disk\"";
    try (LoopDevice writable = LoopDevice.formatted("ext4");
        LoopDevice device = writable.readOnlyCopy();
        Situation situation = Situation.of(mounted(outside, device, "ext4"), "true")) {
      byDevice(situation, "/disk", device);
      situation.comesBack(engine, "ls -a /disk");
    }
  }

  /** The root of the tree has the device on it, and what is given at restore is a copy of it. */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void anotherDeviceIsMounted_whenTheOptionGivesIt(Engine engine) throws Exception {
    try (LoopDevice device = LoopDevice.formatted("ext4");
        LoopDevice other = device.copy();
        Situation situation = Situation.of(mounted(MOUNTED, device, "ext4"), "true")) {
      String option = "dev[" + numbers(situation, "/disk") + "]:disk";
      situation.sandbox().dump("--external", option).succeeded();
      try (Pin pin = situation.sandbox().pin(engine, "--external", "dev[disk]:" + other.path())) {
        assertEquals(other.path(), pin.shell("findmnt -no SOURCE /disk").succeeded().out().strip());
        assertEquals("lost+found\n", pin.shell("ls /disk").succeeded().out());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void restoreNamesTheDevice_whenNoneIsGiven(Engine engine) throws Exception {
    try (LoopDevice device = LoopDevice.formatted("ext4");
        Situation situation = Situation.of(mounted(MOUNTED, device, "ext4"), "true")) {
      byDevice(situation, "/disk", device);
      String option = "dev[" + numbers(situation, "/disk") + "]:disk";
      situation.sandbox().dump("--external", option).succeeded();
      Command.Result result = situation.sandbox().restore(engine, "--", "true");
      assertEquals(1, result.exit());
      assertTrue(result.err().contains("at /disk: no block device is given"), result.err());
      assertTrue(result.err().contains("--external 'dev[disk]:"), result.err());
    }
  }

  @Test
  void checkNamesTheDevice_andItsRemedyHelps() throws Exception {
    try (LoopDevice device = LoopDevice.formatted("ext4");
        Situation situation = Situation.of(mounted(MOUNTED, device, "ext4"), "true")) {
      Command.Result refused = situation.sandbox().dump();
      assertEquals(1, refused.exit());
      Remedies remedies = Remedies.in(refused.err());
      String numbers = numbers(situation, "/disk");
      String option = "dev[" + numbers + "]:disk-" + numbers.replace('/', '-');
      assertEquals(List.of("--external", option), remedies.dump());
      situation.options(remedies.dump(), remedies.restore());
      situation.comesBack(Engine.DETACHED, "cat /disk/sub/deep/word");
    }
  }

  @Test
  void dumpNamesTheDevice_whenNothingIsMountedFromIt() throws Exception {
    try (Situation situation = Situation.inside("true")) {
      Command.Result refused = situation.sandbox().dump("--external", "dev[7/999]:disk");
      assertEquals(1, refused.exit());
      assertTrue(refused.err().contains("--external dev[7/999]"), refused.err());
    }
  }

  /**
   * <pre>
   * /
   * ├─ disk   device
   * └─ bind   bind of a directory of it
   * </pre>
   */
  @ParameterizedTest
  @CsvSource({
    "ext4,DETACHED", "ext4,IN_PLACE", "ext4,CLASSIC",
    "btrfs,DETACHED", "btrfs,IN_PLACE", "btrfs,CLASSIC"
  })
  void enabledFileSystemComesBack_fromItsSource(String type, Engine engine) throws Exception {
    try (LoopDevice device = LoopDevice.formatted(type);
        Situation situation =
            Situation.of(mounted(MOUNTED, device, type), "mount --bind /disk/sub /bind")) {
      situation.options(List.of("--enable-fs", "vfat," + type), List.of());
      situation.comesBack(engine, "cat /disk/sub/deep/word /bind/deep/word");
    }
  }

  @Test
  void enabledFileSystemIsRefused_whenItsSourceIsAnotherDevice() throws Exception {
    try (LoopDevice device = LoopDevice.formatted("ext4");
        Situation situation = Situation.of(mounted(MOUNTED, device, "ext4"), "true")) {
      situation.sandbox().dump("--enable-fs", "all").succeeded();
      // the name is that of another device by now, as on another machine
      String swap = "mount --bind /dev/null " + device.path();
      Command.Result result =
          Command.run(
              "unshare",
              "-m",
              "sh",
              "-euc",
              swap + "; exec \"$@\"",
              "sh",
              CriuMount.launcher().toString(),
              "restore",
              "-D",
              situation.sandbox().images().toString(),
              "-r",
              situation.sandbox().root().toString(),
              "--external",
              "mnt[usr]:/usr",
              "--",
              "true");
      assertEquals(1, result.exit());
      assertTrue(result.err().contains("at /disk: it is not device 7:"), result.err());
    }
  }

  private static String mounted(String script, LoopDevice device, String type) {
    return script.replace("DEVICE", device.path()).replace("TYPE", type);
  }

  private static void byDevice(Situation situation, String mountpoint, LoopDevice device)
      throws IOException {
    situation.options(
        List.of("--external", "dev[" + numbers(situation, mountpoint) + "]:disk"),
        List.of("--external", "dev[disk]:" + device.path()));
  }

  /** Returns the device of a mount as the option takes it. */
  private static String numbers(Situation situation, String mountpoint) throws IOException {
    byte[] info = situation.sandbox().resident().mountInfo();
    return new String(info, StandardCharsets.ISO_8859_1)
        .lines()
        .map(line -> line.split(" ", -1))
        .filter(words -> words[4].equals(mountpoint))
        .map(words -> words[2].replace(':', '/'))
        .findFirst()
        .orElseThrow();
  }
}
