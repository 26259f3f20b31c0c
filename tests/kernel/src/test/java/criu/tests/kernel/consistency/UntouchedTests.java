package criu.tests.kernel.consistency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.CriuMount;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Sandbox;
import criu.tests.kernel.consistency.Trace.Call;
import criu.tests.kernel.consistency.Trace.Place;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * That a dump changes nothing in the dumped namespace, by the calls it makes and by what is there
 * afterwards:
 *
 * <pre>
 * /
 * ├─ usr       external by the key "usr"
 * ├─ proc
 * ├─ content   tmpfs with files of some kinds
 * ├─ shared    tmpfs, shared, with a file
 * └─ covered   tmpfs with a file, and on it
 *    ├─ sub    tmpfs with a file
 *    └─ .      tmpfs with a file, on top of both
 * </pre>
 */
@NeedsNamespaces
class UntouchedTests {
  private static final String FILL =
      """
      for at in /content /shared /covered; do mkdir $at; mount -t tmpfs tmpfs $at; done
      mount --make-shared /shared; echo shared > /shared/file
      cd /content; echo content > file; ln file hard; ln -s file soft; mkfifo fifo; mkdir sub
      mknod null c 1 3; truncate -s 1M sparse; echo below > sub/file; cd /
      echo covered > /covered/file; mkdir /covered/sub; mount -t tmpfs sub /covered/sub
      echo sub > /covered/sub/file
      """;
  private static final String COVER =
      "mount -t tmpfs top /covered; echo top > /covered/file; echo ready for it";

  /** Times of content, of the inode and of access; a link's own changes when it is read. */
  private static final String TIMES =
      "find /content /shared /covered '!' -type l -printf '%p %y %m %s %T@ %C@ %A@\\n' | sort";

  private static final Set<String> ENTERING = Set.of("setns", "fchdir", "chroot", "unshare");
  private static final Set<String> MOUNTING =
      Set.of(
          "mount",
          "move_mount",
          "fsopen",
          "fsconfig",
          "fsmount",
          "fspick",
          "pivot_root",
          "umount2",
          "mount_setattr");
  private static final Set<String> CHANGING =
      Set.of(
          "mkdir",
          "mkdirat",
          "mknod",
          "mknodat",
          "rename",
          "renameat",
          "renameat2",
          "link",
          "linkat",
          "symlink",
          "symlinkat",
          "unlink",
          "unlinkat",
          "rmdir",
          "chmod",
          "fchmod",
          "fchmodat",
          "fchmodat2",
          "chown",
          "lchown",
          "fchown",
          "fchownat",
          "truncate",
          "ftruncate",
          "fallocate",
          "utime",
          "utimes",
          "utimensat",
          "futimesat",
          "setxattr",
          "lsetxattr",
          "fsetxattr",
          "removexattr",
          "lremovexattr",
          "fremovexattr",
          "creat");

  @Test
  void noCallChangesTheDumpedNamespace() throws Exception {
    try (Sandbox sandbox = Sandbox.start("", FILL + COVER)) {
      String images = sandbox.images().toString();
      List<String> command =
          List.of(
              CriuMount.launcher().toString(),
              "dump",
              "-t",
              sandbox.task(),
              "-D",
              images,
              "--external",
              "mnt[/usr]:usr");
      List<Call> calls = Trace.of(sandbox.top().resolve("trace"), command);
      noneHitsTheNamespace(calls, "/proc/" + sandbox.task() + "/root");
      noneWritesButImages(calls, images);
      mountsAreChangedInThePrivateCopyOnly(calls);
    }
  }

  private static void noneHitsTheNamespace(List<Call> calls, String root) {
    List<Call> inside = calls.stream().filter(call -> call.place() == Place.DUMPED).toList();
    assertTrue(inside.stream().anyMatch(call -> call.name().equals("unshare")), "never entered");
    assertEquals(
        List.of(), inside.stream().filter(call -> !ENTERING.contains(call.name())).toList());
    List<Call> through =
        calls.stream()
            .filter(call -> call.arguments().contains("\"" + root))
            .filter(
                call -> !call.arguments().contains("O_PATH") && !call.name().startsWith("readlink"))
            .toList();
    assertEquals(List.of(), through, "through the root of the process");
  }

  private static void noneWritesButImages(List<Call> calls, String images) {
    List<Call> writing =
        calls.stream()
            .filter(call -> call.opensForWriting() || CHANGING.contains(call.name()))
            .filter(call -> !call.arguments().contains("\"/proc/self/")) // the JVM's own
            .toList();
    assertTrue(writing.stream().anyMatch(call -> call.name().equals("rename")), "no image named");
    List<Call> elsewhere =
        writing.stream().filter(call -> !call.arguments().contains("\"" + images + "/")).toList();
    assertEquals(List.of(), elsewhere, "writes elsewhere than in " + images);
    List<Call> away = writing.stream().filter(call -> call.place() != Place.HOST).toList();
    assertEquals(List.of(), away, "writes on a thread that was in the dumped namespace");
  }

  private static void mountsAreChangedInThePrivateCopyOnly(List<Call> calls) {
    List<Call> mounting = calls.stream().filter(call -> MOUNTING.contains(call.name())).toList();
    assertTrue(mounting.stream().anyMatch(call -> call.name().equals("umount2")), "nothing hidden");
    Call first = mounting.getFirst();
    assertEquals("mount_setattr", first.name());
    assertTrue(
        first.arguments().contains("AT_RECURSIVE") && first.arguments().contains("MS_PRIVATE"),
        first::toString);
    assertEquals(List.of(), mounting.stream().filter(call -> call.place() != Place.COPY).toList());
  }

  @Test
  void mountsAndTimesAreAsBefore() throws Exception {
    try (Sandbox sandbox = Sandbox.start("", FILL)) {
      sandbox.resident().shell(TIMES).succeeded(); // reading a directory changes its access time
      String times = sandbox.resident().shell(TIMES).succeeded().out();
      assertTrue(times.contains("/covered/sub/file"), times);
      sandbox.resident().shell(COVER).succeeded();
      byte[] mounts = sandbox.resident().mountInfo();
      sandbox.dump().succeeded();
      assertArrayEquals(mounts, sandbox.resident().mountInfo());
      sandbox.resident().shell("umount /covered").succeeded();
      assertEquals(times, sandbox.resident().shell(TIMES).succeeded().out());
    }
  }
}
