package criu.tests.kernel.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Lease;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Sandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The line of progress of runs that wait for as long as the test likes. That there is none in a
 * pipe is also seen in {@link MemoryTests}, whose dumps take long.
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
  private static final String TREE = "1 0 8:1 / / rw - ext4 /dev/sda rw\n";
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
      String said = readTo("/s", process); // the rate is the last part of the line
      assertTrue(said.contains(CLEAR + "mount "), said);
      assertTrue(said.contains(" at /content: 0 B of 3.0 MiB, 0 B/s"), said);
      lease.giveBack();
      assertTrue(rest(process).endsWith(CLEAR));
    }
  }

  @Test
  void saysTheStep_ofARestoreThatWaits() throws Exception {
    try (Sandbox sandbox = Sandbox.start("", INSIDE)) {
      sandbox.dump("--external", "mnt[/usr]:usr").succeeded();
      Path content = content(sandbox.images());
      Path saved = Files.move(content, sandbox.top().resolve("saved"));
      Command.run("mkfifo", content.toString()).succeeded();
      String restore =
          "exec '"
              + CriuMount.launcher()
              + "' restore -D '"
              + sandbox.images()
              + "' -r '"
              + sandbox.root()
              + "' --external 'mnt[usr]:/usr' -- true";
      Process process = onATerminal(restore);
      String said = readTo(" s" + CLEAR, process);
      assertTrue(
          said.matches("(?s).*\\Q" + CLEAR + "\\Erestore: step \\d+ of \\d+, \\d+ s.*"), said);
      Files.write(content, Files.readAllBytes(saved));
      assertTrue(rest(process).endsWith(CLEAR));
    }
  }

  @Test
  void saysWhatIsRead_onATerminal(@TempDir Path folder) throws Exception {
    Path subject = fifo(folder);
    Process process = onATerminal("exec '" + CriuMount.launcher() + "' show " + subject);
    assertTrue(readTo(" s" + CLEAR, process).startsWith(CLEAR + "read /"));
    Files.writeString(subject, TREE);
    String said = rest(process);
    assertTrue(said.substring(said.lastIndexOf(CLEAR)).contains("ext4"), said);
  }

  @Test
  void isCleared_whenTheRunIsToldToEnd(@TempDir Path folder) throws Exception {
    Process process = onATerminal("exec '" + CriuMount.launcher() + "' show " + fifo(folder));
    readTo(" s" + CLEAR, process);
    ProcessHandle show = process.descendants().reduce((before, last) -> last).orElseThrow();
    Command.run("kill", "-TERM", Long.toString(show.pid())).succeeded();
    String said = all(process);
    assertTrue(said.endsWith(CLEAR), said);
  }

  @Test
  void saysNothing_inAPipe(@TempDir Path folder) throws Exception {
    Command.Result result = Command.shell(showOfAWaiting(fifo(folder), ""));
    assertEquals("", result.succeeded().err());
    assertTrue(result.out().contains("ext4"), result::out);
  }

  @Test
  void saysNothing_whereTheLogIsPrinted(@TempDir Path folder) throws Exception {
    String said = rest(onATerminal(showOfAWaiting(fifo(folder), "-v3")));
    assertTrue(said.contains("ext4"), said);
    assertFalse(said.contains(CLEAR), said);
  }

  /** Returns a script that shows a file which has its content after the patience has ended. */
  private static String showOfAWaiting(Path fifo, String options) {
    String write = "(sleep 2; printf '" + TREE + "' > '" + fifo + "') & ";
    return write + "'" + CriuMount.launcher() + "' show " + options + " '" + fifo + "'; wait";
  }

  private static Path fifo(Path folder) throws IOException {
    Path fifo = folder.resolve("tree");
    Command.run("mkfifo", fifo.toString()).succeeded();
    return fifo;
  }

  private static Path content(Path images) throws IOException {
    try (Stream<Path> files = Files.list(images)) {
      return files.filter(file -> file.toString().contains("/tmpfs-")).findFirst().orElseThrow();
    }
  }

  /** Reads what is said until it ends in some text. */
  private static String readTo(String end, Process process) throws IOException {
    StringBuilder said = new StringBuilder();
    while (said.indexOf(end) < 0) {
      int character = process.inputReader().read();
      assertTrue(character >= 0, () -> "no progress in: " + said);
      said.append((char) character);
    }
    return said.toString();
  }

  /** Reads all that is still said by a process that succeeds. */
  private static String rest(Process process) throws IOException {
    String said = all(process);
    assertEquals(0, process.onExit().join().exitValue(), said);
    return said;
  }

  private static String all(Process process) throws IOException {
    StringBuilder said = new StringBuilder();
    BufferedReader out = process.inputReader();
    for (int character = out.read(); character >= 0; character = out.read()) {
      said.append((char) character);
    }
    return said.toString();
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
