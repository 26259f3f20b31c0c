package criu.tests.kernel.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Lease;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Sandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The line of progress of a dump that waits for as long as the test likes. That there is none in a
 * pipe is seen in {@link MemoryTests}, whose dumps take long.
 *
 * <pre>
 * /
 * ├─ usr      external by the key "usr"
 * ├─ proc
 * └─ content  tmpfs with a file, on which a lease is held: there the dump waits
 * </pre>
 */
@NeedsNamespaces
class ProgressTests {
  private static final String INSIDE =
      "mkdir /content; mount -t tmpfs content /content; yes | head -c 3M > /content/file";
  private static final String CLEAR = "\r\u001b[K";

  @Test
  void saysMountBytesAndRate_onATerminal_andIsClearedAtTheEnd() throws Exception {
    try (Sandbox sandbox = Sandbox.start("", INSIDE);
        Lease lease = Lease.on(sandbox, "/content/file")) {
      String dump =
          "exec '"
              + CriuMount.launcher()
              + "' dump -t "
              + sandbox.task()
              + " -D '"
              + sandbox.images()
              + "' --external 'mnt[/usr]:usr'";
      Process process = onATerminal(dump);
      BufferedReader out = process.inputReader();
      StringBuilder said = new StringBuilder();
      while (said.indexOf("/s") < 0) { // the rate is the last part of the line
        int character = out.read();
        assertTrue(character >= 0, () -> "no progress in: " + said);
        said.append((char) character);
      }
      assertTrue(said.toString().startsWith(CLEAR + "mount "), said::toString);
      assertTrue(said.toString().contains(" at /content: 0 B of 3.0 MiB, 0 B/s"), said::toString);
      lease.giveBack();
      for (int character = out.read(); character >= 0; character = out.read()) {
        said.append((char) character);
      }
      assertEquals(0, process.onExit().join().exitValue());
      assertTrue(said.toString().endsWith(CLEAR), said::toString);
    }
  }

  private static Process onATerminal(String command) throws IOException {
    try {
      return new ProcessBuilder(List.of("script", "-qec", command, "/dev/null"))
          .redirectInput(ProcessBuilder.Redirect.PIPE)
          .start();
    } catch (IOException e) {
      return Assumptions.abort("script of util-linux is missing: " + e.getMessage());
    }
  }
}
