package criu.tests.kernel.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Programs;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The resident memory of a dump and of a restore does not grow with content:
 *
 * <pre>
 * /
 * ├─ usr      external by the key "usr"
 * ├─ proc
 * └─ content  tmpfs with four files, of together as many MiB as criu.content.megabytes says
 * </pre>
 */
@NeedsNamespaces
class MemoryTests {
  private static final long MOST_KIBIBYTES = 200 * 1024;
  private static final int MEGABYTES = Integer.getInteger("criu.content.megabytes", 512);

  @Test
  void staysBelow200MiB_whateverTheSizeOfTheContent() throws Exception {
    String inside =
        "mkdir /content; mount -t tmpfs -o size=90% content /content; for i in 1 2 3 4; do yes $i"
            + " | head -c "
            + MEGABYTES / 4
            + "M > /content/file$i; done";
    try (Sandbox sandbox = Sandbox.start("", inside)) {
      String images = sandbox.images().toString();
      long dump =
          peak(
              sandbox,
              List.of("dump", "-t", sandbox.task(), "-D", images),
              "--external",
              "mnt[/usr]:usr");
      Path root = sandbox.root();
      long restore =
          peak(
              sandbox,
              List.of("restore", "-D", images, "-r", root.toString()),
              "--external",
              "mnt[usr]:/usr",
              "--",
              "sh",
              "-c",
              "test $(stat -c %s /content/file3) = $((" + MEGABYTES / 4 + " << 20))");
      System.out.println(
          MEGABYTES + " MiB: dump " + dump + " KiB, restore " + restore + " KiB resident");
      assertTrue(dump < MOST_KIBIBYTES, () -> "a dump took " + dump + " KiB");
      assertTrue(restore < MOST_KIBIBYTES, () -> "a restore took " + restore + " KiB");
    }
  }

  /** Returns the greatest resident memory of a run that must succeed, in KiB. */
  private static long peak(Sandbox sandbox, List<String> begin, String... more) throws IOException {
    Path program = Programs.compile("peak", sandbox.top());
    Path file = sandbox.top().resolve("peak.txt");
    List<String> command = new ArrayList<>(List.of(program.toString(), file.toString()));
    command.add(CriuMount.launcher().toString());
    command.addAll(begin);
    command.addAll(List.of(more));
    assertEquals("", Command.run(command, _ -> {}).succeeded().err());
    return Long.parseLong(Files.readString(file).strip());
  }
}
