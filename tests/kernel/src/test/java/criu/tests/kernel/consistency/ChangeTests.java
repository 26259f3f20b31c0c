package criu.tests.kernel.consistency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.Lease;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.RunningDump;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A namespace that changes while it is dumped:
 *
 * <pre>
 * /
 * ├─ usr      external by the key "usr"
 * ├─ proc
 * ├─ outside  directory of the host, for which a plugin is asked: there the dump is paused
 * ├─ gone     bind of /etc
 * ├─ kept     bind of /etc
 * └─ content  tmpfs with the file "file"
 * </pre>
 */
@NeedsNamespaces
class ChangeTests {
  private static final String OUTSIDE =
      "mkdir \"$R/outside\" \"$H/data\"; mount --bind \"$H/data\" \"$R/outside\"";
  private static final String INSIDE =
      """
      mkdir /gone /kept /new /content
      mount --bind /etc /gone; mount --bind /etc /kept
      mount -t tmpfs content /content; echo content > /content/file
      """;
  private static final String CHANGE =
      "umount /gone; mount -o remount,bind,ro /kept; mount -t tmpfs new /new";

  private static Sandbox start() throws IOException {
    return Sandbox.start(OUTSIDE, INSIDE);
  }

  @Test
  void mountsThatComeGoAndChange_areNamed() throws Exception {
    try (Sandbox sandbox = start();
        RunningDump dump = RunningDump.startPaused(sandbox, "claimed")) {
      sandbox.resident().shell(CHANGE).succeeded();
      Command.Result result = dump.resume();
      assertEquals(1, result.exit(), result::toString);
      namesTheChanges(result.err());
      assertTrue(result.err().contains("--freeze") && result.err().contains("--allow-changes"));
      assertEquals(List.of(), files(sandbox.images()));
    }
  }

  @Test
  void mountsThatComeGoAndChange_areWarnedOfWhereThatIsAllowed() throws Exception {
    try (Sandbox sandbox = start();
        RunningDump dump = RunningDump.startPaused(sandbox, "claimed", "--allow-changes")) {
      sandbox.resident().shell(CHANGE).succeeded();
      Command.Result result = dump.resume().succeeded();
      namesTheChanges(result.err());
      assertTrue(result.err().lines().allMatch(line -> line.startsWith("criu-mount: warning: ")));
      assertTrue(files(sandbox.images()).contains("inventory.img"));
    }
  }

  private static void namesTheChanges(String said) {
    List<String> parts =
        List.of(
            " at /gone: mount: before there, ",
            " at /kept: mount flags: before ",
            " at /new: mount: before absent, after there, tmpfs ");
    for (String part : parts) {
      assertTrue(said.contains(part), () -> part + " is not in: " + said);
    }
  }

  @Test
  void contentThatIsUnmounted_isAnErrorEvenWhereChangesAreAllowed() throws Exception {
    try (Sandbox sandbox = start();
        RunningDump dump = RunningDump.startPaused(sandbox, "claimed", "--allow-changes")) {
      sandbox.resident().shell("umount /content").succeeded();
      Command.Result result = dump.resume();
      assertEquals(1, result.exit(), result::toString);
      assertTrue(result.err().contains(" at /content: mount: before there"), result::err);
      assertEquals(List.of(), files(sandbox.images()));
    }
  }

  @Test
  void processThatEnds_isNamed() throws Exception {
    try (Sandbox sandbox = start();
        RunningDump dump = RunningDump.startPaused(sandbox, "claimed")) {
      sandbox.resident().close();
      Command.Result result = dump.resume();
      assertEquals(1, result.exit(), result::toString);
      assertTrue(result.err().contains("process " + sandbox.task() + ": "), result::err);
      assertEquals(List.of(), files(sandbox.images()));
    }
  }

  @Test
  void directoryThatGetsAnEntry_isNamed() throws Exception {
    try (Sandbox sandbox = start();
        Lease lease = Lease.on(sandbox, "/content/file");
        RunningDump dump = RunningDump.start(sandbox, "--external", "mnt[/outside]:outside")) {
      lease.awaitOpening();
      sandbox.resident().shell("echo more > /content/more").succeeded();
      lease.giveBack();
      Command.Result result = dump.result();
      assertEquals(1, result.exit(), result::toString);
      String change = " at /content: member ./ got or lost entries while it was archived";
      assertTrue(result.err().contains(change), result::err);
      assertTrue(result.err().contains("archive tmpfs-dev-"), result::err);
      assertEquals(List.of(), files(sandbox.images()));
    }
  }

  @Test
  void directoryThatGetsAnEntry_isDumpedWithAWarningWhereThatIsAllowed() throws Exception {
    String[] options = {"--external", "mnt[/outside]:outside", "--allow-changes"};
    try (Sandbox sandbox = start();
        Lease lease = Lease.on(sandbox, "/content/file");
        RunningDump dump = RunningDump.start(sandbox, options)) {
      lease.awaitOpening();
      sandbox.resident().shell("echo more > /content/more").succeeded();
      lease.giveBack();
      Command.Result result = dump.result().succeeded();
      assertTrue(result.err().contains("warning: dump: mount "), result::err);
      assertTrue(result.err().contains("member ./ got or lost entries"), result::err);
      String outside = "mnt[outside]:" + sandbox.host().resolve("data");
      try (Pin pin = sandbox.pin(Engine.DETACHED, "--external", outside)) {
        assertEquals("content\n", pin.shell("cat /content/file").succeeded().out());
      }
    }
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
