package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.Listing;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** File systems whose content the kernel makes. */
@NeedsNamespaces
class KernelFileSystemTests {
  /**
   * <pre>
   * /dev            tmpfs
   * ├─ pts          devpts, an instance of its own
   * ├─ ptmx         bind of the file ptmx of it
   * └─ other        devpts, another instance
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void devptsInstancesAndTheirBindsComeBack(Engine engine) throws Exception {
    String inside =
        """
        mkdir /dev; mount -t tmpfs -o mode=755 dev /dev; mkdir /dev/pts /dev/other; touch /dev/ptmx
        mount -t devpts -o newinstance,mode=620,gid=5,ptmxmode=666 devpts /dev/pts
        mount -t devpts -o newinstance,ptmxmode=600,max=10 devpts /dev/other
        mount --bind /dev/pts/ptmx /dev/ptmx
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "stat -c '%a %F' /dev/ptmx /dev/other/ptmx; ls /dev/pts");
    }
  }

  /**
   * <pre>
   * /dev            tmpfs
   * ├─ pts          devpts, an instance of its own, with the terminals 0 to 2
   * └─ console      bind of terminal 2
   * </pre>
   *
   * A terminal is there as long as a process has the other end of it open.
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void consoleComesBackFromOutside_becauseItsTerminalIsGoneByThen(Engine engine) throws Exception {
    String inside =
        """
        mkdir /dev; mount -t tmpfs -o mode=755 dev /dev; mkdir /dev/pts; touch /dev/console
        mount -t devpts -o newinstance,mode=620,gid=5,ptmxmode=666 devpts /dev/pts
        exec 5<> /dev/pts/ptmx 6<> /dev/pts/ptmx 7<> /dev/pts/ptmx
        mount --bind /dev/pts/2 /dev/console
        """;
    try (Situation situation = Situation.inside(inside)) {
      Sandbox sandbox = situation.sandbox();
      Command.Result refused = sandbox.dump();
      assertEquals(1, refused.exit(), refused::out);
      assertTrue(
          refused.err().contains(" at /dev/console (devpts): it shows the terminal 2"),
          refused::err);
      sandbox.dump("--external", "mnt[/dev/console]:console").succeeded();
      try (Pin pin = sandbox.pin(engine, "--external", "mnt[console]:/dev/full")) {
        String shown = pin.shell("stat -c '%t:%T' /dev/console; ls /dev/pts").succeeded().out();
        assertEquals("1:7\nptmx\n", shown);
      }
    }
  }

  /**
   * <pre>
   * /
   * ├─ sys          sysfs, ro
   * │  └─ kernel    bind of a directory of it
   * └─ mqueue       mqueue
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void mqueueAndSysfsComeBack(Engine engine) throws Exception {
    String inside =
        """
        mkdir /sys /mqueue; mount -t sysfs -o ro,nosuid sys /sys; mount -t mqueue mqueue /mqueue
        mount --bind /sys/kernel /sys/kernel
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "ls /sys /mqueue");
    }
  }

  @Test
  void queuesAreNotDumped_andTheirMountIsNamed() throws Exception {
    String inside =
        "mkdir /mqueue; unshare -i sh -c 'mount -t mqueue mqueue /mqueue; touch /mqueue/queue'";
    try (Situation situation = Situation.inside(inside)) {
      Command.Result refused = situation.sandbox().dump();
      assertEquals(1, refused.exit());
      assertTrue(refused.err().contains(": its mqueue is not empty"), refused.err());
    }
  }

  /**
   * <pre>
   * /
   * ├─ invisible   proc, hidepid=invisible, gid=7
   * ├─ subset      proc, subset=pid
   * └─ bind        bind of the directory sys of proc
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void procComesBack_withItsOptions(Engine engine) throws Exception {
    String inside =
        """
        mkdir /invisible /subset /bind
        mount -t proc -o hidepid=invisible,gid=7 proc /invisible
        mount -t proc -o subset=pid proc /subset; mount --bind -o ro /proc/sys /bind
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "ls /subset | grep -v [0-9]; cat /bind/kernel/ostype");
    }
  }

  /**
   * <pre>
   * /cgroup       tmpfs
   * ├─ cpu        cgroup, the hierarchy of cpu
   * ├─ systemd    cgroup, the hierarchy named systemd, without a controller
   * └─ unified    cgroup2, ro
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void cgroupHierarchiesComeBack(Engine engine) throws Exception {
    String inside =
        """
        mkdir /cgroup; mount -t tmpfs -o mode=755 cgroup /cgroup
        mkdir /cgroup/unified; mount -t cgroup2 -o %s,ro cgroup2 /cgroup/unified
        if grep -q '^cpu\t.*[1-9]\t' /proc/cgroups; then
          mkdir /cgroup/cpu /cgroup/systemd; mount -t cgroup -o cpu cgroup /cgroup/cpu
          mount -t cgroup -o none,name=systemd cgroup /cgroup/systemd
        fi
        """
            .formatted(optionsOfUnifiedCgroups());
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "ls /cgroup/*");
    }
  }

  /** Returns the options that cgroup2 has now: a mount with others would give them to the host. */
  private static String optionsOfUnifiedCgroups() throws IOException {
    return new String(Sandbox.hostMounts(), StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> line.contains(" - cgroup2 "))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElse("rw");
  }

  /**
   * <pre>
   * /
   * └─ debugfs, tracefs, securityfs, fusectl, binfmt_misc, devtmpfs: each on a directory of its
   *    name, where the kernel has it
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void fileSystemsOfWhichThereIsOneComeBack(Engine engine) throws Exception {
    String inside =
        """
        for type in debugfs tracefs securityfs fusectl binfmt_misc devtmpfs; do
          if grep -q "nodev.$type$" /proc/filesystems; then
            mkdir /$type; mount -t $type -o nosuid,noexec $type /$type
          fi
        done
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(engine, "ls /debugfs /fusectl /binfmt_misc");
    }
  }

  /**
   * <pre>
   * /
   * ├─ hugetlbfs   hugetlbfs, pagesize=2M, size, mode
   * ├─ bpf         bpf, mode=750
   * └─ ramfs       ramfs with files, and a bind of one
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void hugetlbfsBpfAndRamfsComeBack(Engine engine) throws Exception {
    String inside =
        """
        mkdir /hugetlbfs /bpf /ramfs; touch /bind
        mount -t hugetlbfs -o pagesize=2M,size=4M,mode=1770,gid=9 huge /hugetlbfs
        mount -t bpf -o mode=750 bpf /bpf
        mount -t ramfs -o mode=711 ramfs /ramfs; mkdir /ramfs/sub; echo word > /ramfs/sub/word
        mount --bind /ramfs/sub/word /bind; ln -s sub/word /ramfs/link
        """;
    try (Situation situation = Situation.inside(inside)) {
      situation.comesBack(
          engine,
          Listing.command("/ramfs") + "; cat /bind /ramfs/link; stat -c %a:%g /hugetlbfs /bpf");
    }
  }
}
