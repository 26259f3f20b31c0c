package criu.tests.kernel.consistency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Engine;
import criu.tests.kernel.Lease;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.RunningDump;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What stands in the images directory after a dump was ended in the middle of its content:
 *
 * <pre>
 * /
 * ├─ usr      external by the key "usr"
 * ├─ proc
 * └─ content  tmpfs with a file, on which a lease is held: there the dump waits
 * </pre>
 */
@NeedsNamespaces
class EndedDumpTests {
  private static final String INSIDE =
      "mkdir /content; mount -t tmpfs content /content; echo content > /content/file";

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void nothingStays_afterASignal(String signal) throws Exception {
    try (Sandbox sandbox = Sandbox.start("", INSIDE);
        Lease lease = Lease.on(sandbox, "/content/file");
        RunningDump dump = RunningDump.start(sandbox)) {
      lease.awaitOpening();
      assertFalse(files(sandbox).isEmpty());
      dump.signal(signal);
      assertEquals(List.of(), files(sandbox));
    }
  }

  @Test
  void noCheckpointSeemsToBeThere_afterAKill_andTheNextDumpNamesWhatIsLeft() throws Exception {
    try (Sandbox sandbox = Sandbox.start("", INSIDE)) {
      List<String> left = killed(sandbox);
      Command.Result restore = sandbox.restore(Engine.DETACHED, "--", "true");
      assertEquals(1, restore.exit(), restore::toString);
      assertTrue(restore.err().contains("inventory.img"), restore::err);
      Command.Result again = sandbox.dump().succeeded();
      assertEquals(1, again.err().lines().count(), again::err);
      assertTrue(again.err().contains(left.getFirst()), again::err);
      assertTrue(files(sandbox).containsAll(left));
      String[] command = {"--", "cat", "/content/file"};
      Command.Result restored = sandbox.restore(Engine.DETACHED, command).succeeded();
      assertEquals("content\n", restored.out());
    }
  }

  private static List<String> killed(Sandbox sandbox) throws IOException {
    try (Lease lease = Lease.on(sandbox, "/content/file");
        RunningDump dump = RunningDump.start(sandbox)) {
      lease.awaitOpening();
      assertEquals(137, dump.signal("KILL").exit());
    }
    List<String> left = files(sandbox);
    assertEquals(1, left.size(), left::toString);
    assertTrue(left.getFirst().startsWith(".") && left.getFirst().endsWith(".tmp"), left::toString);
    return left;
  }

  @Test
  void dumpIsRefused_whereAKilledDumpHadRenamedSome() throws Exception {
    try (Sandbox sandbox = Sandbox.start("", INSIDE)) {
      sandbox.dump().succeeded();
      Files.delete(sandbox.images().resolve("inventory.img"));
      List<String> before = files(sandbox);
      Command.Result again = sandbox.dump();
      assertEquals(1, again.exit(), again::toString);
      assertTrue(again.err().contains("part of a checkpoint"), again::err);
      before.forEach(name -> assertTrue(again.err().contains(name), () -> name + again.err()));
      assertEquals(before, files(sandbox));
    }
  }

  @Test
  void imagesAreForTheirOwnerOnly_whateverTheUmask() throws Exception {
    try (Sandbox sandbox = Sandbox.start("", INSIDE)) {
      String dump = "umask 0; exec \"$1\" dump -t $2 -D \"$3\" --external 'mnt[/usr]:usr'";
      String launcher = CriuMount.launcher().toString();
      Command.shell(dump, launcher, sandbox.task(), sandbox.images().toString()).succeeded();
      for (String name : files(sandbox)) {
        Path file = sandbox.images().resolve(name);
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        assertEquals("rw-------", mode, name);
      }
    }
  }

  private static List<String> files(Sandbox sandbox) throws IOException {
    try (Stream<Path> files = Files.list(sandbox.images())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
