package criu.tests.kernel.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files of a tmpfs, which others lose or cannot do without tar. */
@NeedsNamespaces
class ContentTests {
  private static final String OUTSIDE = "mkdir -p \"$R/dev/shm\" \"$R/tmp\"";
  private static final String INSIDE =
      """
      mount -t tmpfs shm /dev/shm; echo shared > /dev/shm/memory
      mount -t tmpfs tmp /tmp; mkdir -p /tmp/a/b; echo deep > /tmp/a/b/file
      """;
  private static final String READ = "cat /dev/shm/memory /tmp/a/b/file";

  @ParameterizedTest
  @EnumSource(Engine.class)
  void contentComesBack_withoutAnOption(Engine engine) throws Exception {
    try (Trouble trouble = Trouble.of(OUTSIDE, INSIDE)) {
      String said = trouble.isRefused(" at /usr ");
      assertEquals(1, said.lines().filter(line -> line.startsWith("error: ")).count(), said);
      trouble.follow(said);
      trouble.dump();
      assertEquals("shared\ndeep\n", trouble.restored(engine, READ));
    }
  }

  /** The /dev/shm of the host, bound into the container, is neither skipped nor emptied. */
  @Test
  void contentOfASharedMemoryOfTheHostComesBack() throws Exception {
    String outside =
        OUTSIDE
            + """

            mkdir "$H/shm"; mount -t tmpfs shm "$H/shm"; echo host > "$H/shm/memory"
            mount --bind "$H/shm" "$R/dev/shm"
            """;
    try (Trouble trouble = Trouble.of(outside, "")) {
      trouble.follow(trouble.isRefused(" at /usr "));
      trouble.isFine();
      trouble.dump();
      assertEquals("host\n", trouble.restored(Engine.DETACHED, "cat /dev/shm/memory"));
    }
  }

  /** No program is found on the path, tar and gzip least of all. */
  @Test
  void contentIsArchived_whereThereIsNoTar() throws Exception {
    try (Trouble trouble = Trouble.of(OUTSIDE, INSIDE)) {
      trouble.follow(trouble.isRefused(" at /usr "));
      List<String> dump =
          List.of(
              CriuMount.launcher().toAbsolutePath().toString(),
              "dump",
              "-t",
              trouble.sandbox().task(),
              "-D",
              trouble.sandbox().images().toString(),
              "--external",
              "mnt[/usr]:usr");
      Command.run(dump, builder -> builder.environment().put("PATH", "/var/empty")).succeeded();
      assertEquals("shared\ndeep\n", trouble.restored(Engine.DETACHED, READ));
    }
  }
}
