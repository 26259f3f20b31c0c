package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Resident;
import criu.tests.kernel.Sandbox;
import criu.tests.kernel.ShownTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several mount namespaces of one process tree. */
@NeedsNamespaces
class NamespaceTests {
  /** Runs a shell script, $1, in a namespace below, which waits until the sandbox ends. */
  private static final String BELOW =
      """
      mkdir /dev; mknod /dev/null c 1 3; mkfifo /etc/up; exec 3<&0
      below() {
        { unshare -m --propagation unchanged sh -euc "$1
          echo up > /etc/up; read never <&3 || true" || echo failed > /etc/up; } &
        read up < /etc/up; [ "$up" = up ]
      }
      """;

  /**
   * <pre>
   * root task's            below
   * /                      /
   * ├─ shared  tmpfs       ├─ shared   its peer
   * │  └─ late tmpfs       │  └─ late  the same, propagated
   * ├─ slave   tmpfs       ├─ slave    its slave
   * └─ own     tmpfs       ├─ own      a copy, private
   *                        └─ below    tmpfs that the root task has not
   * </pre>
   */
  private static final String SHARING =
      BELOW
          + """
          mkdir /shared /slave /own /below
          mount -t tmpfs shared /shared; mount --make-shared /shared; mkdir /shared/late
          mount -t tmpfs slave /slave; mount --make-shared /slave; mkdir /slave/late
          mount -t tmpfs own /own; echo own > /own/word
          below 'mount --make-slave /slave; mount -t tmpfs below /below; echo b > /below/word'
          mount -t tmpfs late /shared/late; echo late > /shared/late/word
          """;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void sharingBetweenNamespacesStays(Engine engine) throws Exception {
    try (Sandbox sandbox = Sandbox.start("", SHARING)) {
      comesBack(
          engine,
          sandbox,
          "mount -t tmpfs new /slave/late",
          "mountpoint /slave/late; cat /shared/late/word /own/word /below/word");
    }
  }

  /**
   * <pre>
   * root task's            below, two namespaces
   * /                      /
   * └─ top     tmpfs       └─ top      tmpfs, its slave, and shared with the other
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void threeNamespacesStay_withAGroupThatOnlyTwoAreIn(Engine engine) throws Exception {
    String inside =
        BELOW
            + """
            mkdir /top; mount -t tmpfs top /top; mount --make-shared /top; mkdir /top/late
            below 'mount --make-slave /top; mount --make-shared /top
              unshare -m --propagation unchanged sh -c "read never <&3" &
              until [ $(readlink /proc/$!/ns/mnt) != $(readlink /proc/self/ns/mnt) ]; do :; done'
            """;
    try (Sandbox sandbox = Sandbox.start("", inside)) {
      comesBack(engine, sandbox, "mount -t tmpfs new /top/late", "mountpoint /top/late");
    }
  }

  /**
   * <pre>
   * root task's            below
   * /                      /          bind of etc/inner of the root, by pivot_root
   * └─ shared   tmpfs      ├─ proc    proc
   *                        ├─ usr     bind of the root task's
   *                        └─ peer    peer of shared
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void namespaceStays_withItsOwnRoot(Engine engine) throws Exception {
    String inside =
        BELOW
            + """
            mkdir /shared; mount -t tmpfs shared /shared; mount --make-shared /shared
            mkdir -p /shared/late /etc/inner/proc /etc/inner/usr /etc/inner/peer /etc/inner/etc
            for name in bin lib lib64 sbin; do ln -s usr/$name /etc/inner/$name; done
            mkfifo /etc/inner/etc/up; ln -sf inner/etc/up /etc/up
            below 'I=/etc/inner; mount --bind $I $I; mount --rbind /usr $I/usr
              mount --bind /shared $I/peer; mkdir $I/old; cd $I; pivot_root . old; cd /
              mount -t proc proc /proc; umount -l /old; rmdir /old'
            """;
    try (Sandbox sandbox = Sandbox.start("", inside)) {
      comesBack(
          engine,
          sandbox,
          "mount -t tmpfs new /shared/late",
          "mountpoint /peer/late; ls / /usr; test ! -e /shared");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commandRunsInTheNamespaceOfTheRootTask(Engine engine) throws Exception {
    try (Sandbox sandbox = Sandbox.start("", SHARING)) {
      sandbox.dump().succeeded();
      Command.Result result =
          sandbox.restore(engine, "--", "sh", "-c", "cat /own/word; ls -A /below; exit 3");
      if (isRefused(engine, result)) {
        return;
      }
      assertEquals(new Command.Result(3, "own\n", ""), result);
    }
  }

  /** Restores into pins; what is done in the root task's shows in those below as it did before. */
  private static void comesBack(Engine engine, Sandbox sandbox, String above, String script)
      throws IOException {
    List<Long> tasks = tasks(sandbox.resident().pid());
    List<String> tree = ShownTree.of(tasks);
    sandbox.dump().succeeded();
    Path pins = sandbox.top().resolve("pins");
    Command.Result result = sandbox.restore(engine, "--pin", pins.toString());
    if (isRefused(engine, result)) {
      return;
    }
    result.succeeded();
    List<Pin> restored = pins(pins);
    try {
      assertEquals(String.join("\n", tree), String.join("\n", shown(restored)));
      restored.getFirst().shell(above).succeeded();
      sandbox.resident().shell(above).succeeded();
      for (int i = 1; i < tasks.size(); i++) {
        String said = restored.get(i).shell(script).succeeded().out();
        String task = Long.toString(tasks.get(i));
        assertEquals(
            Command.run("nsenter", "-t", task, "-m", "sh", "-euc", script).succeeded().out(), said);
      }
    } finally {
      for (Pin pin : restored) {
        pin.close();
      }
    }
  }

  /** The classic engine builds one namespace only, and says so. */
  private static boolean isRefused(Engine engine, Command.Result result) {
    if (engine == Engine.CLASSIC && result.exit() != 0) {
      Situation.assertRefused(result, "/");
      return true;
    }
    return false;
  }

  private static List<String> shown(List<Pin> pins) throws IOException {
    List<Resident> residents = new ArrayList<>();
    try {
      for (Pin pin : pins) {
        residents.add(pin.resident());
      }
      return ShownTree.of(residents.stream().map(Resident::pid).toList());
    } finally {
      residents.forEach(Resident::close);
    }
  }

  /** Returns the pins in a directory by their numbers, which grow with the tree of processes. */
  private static List<Pin> pins(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .sorted(
              Comparator.comparingInt(file -> Integer.parseUnsignedInt("" + file.getFileName())))
          .map(Pin::new)
          .toList();
    }
  }

  /** Returns a task of each namespace, the root task first. */
  private static List<Long> tasks(long root) throws IOException {
    List<Long> tasks = new ArrayList<>();
    List<Path> seen = new ArrayList<>();
    ProcessHandle handle = ProcessHandle.of(root).orElseThrow();
    List<ProcessHandle> all = new ArrayList<>(List.of(handle));
    all.addAll(handle.descendants().sorted(Comparator.comparingLong(ProcessHandle::pid)).toList());
    for (ProcessHandle task : all) {
      Path namespace =
          Files.readSymbolicLink(Path.of("/proc", Long.toString(task.pid()), "ns/mnt"));
      if (!seen.contains(namespace)) {
        seen.add(namespace);
        tasks.add(task.pid());
      }
    }
    return tasks;
  }
}
