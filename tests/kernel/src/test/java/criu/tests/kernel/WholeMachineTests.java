package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A copy of the machine's own namespace with more mounts in it:
 *
 * <pre>
 * /             the machine's root, with all that is mounted there
 * └─ mnt        tmpfs, which hides what the machine has there
 *    ├─ 1 .. 9  tmpfs with a file
 *    ├─ a .. d  binds of /mnt/1 as peers
 *    ├─ slave   bind of /mnt/a, slave
 *    └─ usr     bind of /usr, ro
 * </pre>
 */
@NeedsNamespaces
class WholeMachineTests {
  private static final String SCRIPT =
      """
      mount --make-rprivate /
      mount -t tmpfs more /mnt
      for n in 1 2 3 4 5 6 7 8 9; do
        mkdir /mnt/$n; mount -t tmpfs t$n /mnt/$n; echo $n > /mnt/$n/file
      done
      mount --make-shared /mnt/1
      for n in a b c d slave; do mkdir /mnt/$n; mount --bind /mnt/1 /mnt/$n; done
      mount --make-slave /mnt/slave
      mkdir /mnt/usr; mount --bind -o ro /usr /mnt/usr
      """;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void comesBackAsFindmntShowsIt(Engine engine) throws Exception {
    byte[] host = Sandbox.hostMounts();
    Path top = Files.createTempDirectory("criu-mount-test.");
    Path pinned = top.resolve("pin");
    Path images = Files.createDirectory(top.resolve("images"));
    try (Resident original =
        Resident.start(List.of("unshare", "-m", "sh", "-euc", SCRIPT + Resident.WAIT))) {
      String task = Long.toString(original.pid());
      Command.Result check = CriuMount.run("check", "-t", task);
      Assumptions.assumeTrue(check.exit() == 0, () -> "this machine's mounts: " + check.out());
      CriuMount.run("dump", "-t", task, "-D", images.toString()).succeeded();
      List<String> arguments = new ArrayList<>(List.of("restore", "-D", "" + images, "-r", "/"));
      arguments.addAll(engine.options());
      arguments.addAll(List.of("--pin", pinned.toString()));
      CriuMount.run("", arguments).succeeded();
      try (Pin pin = new Pin(pinned);
          Resident restored = pin.resident()) {
        List<String> before = FindMnt.of(original);
        assertTrue(before.size() >= 20, before::toString);
        assertEquals(String.join("\n", before), String.join("\n", FindMnt.of(restored)));
        assertEquals("9\n", pin.shell("cat /mnt/9/file").succeeded().out());
      }
    } finally {
      Command.run("rm", "-rf", "--one-file-system", top.toString()).succeeded();
    }
    Sandbox.assertHostUnchanged(host);
  }
}
