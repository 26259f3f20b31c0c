package criu.tests.kernel.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is missing when a restore begins, and what is said then. */
@NeedsNamespaces
class RestoreTroubleTests {
  private static final Pattern MAKE = Pattern.compile("  make (\\S+) in the root given by --root");
  private static final Pattern EXTERNAL = Pattern.compile("--external 'mnt\\[([^]]+)\\]:");

  /** The volume is external by the key "volume". */
  private static Trouble dumped() throws IOException {
    String outside =
        """
        mkdir "$H/volume" "$R/volume"; echo content > "$H/volume/file"
        mount --bind "$H/volume" "$R/volume"
        """;
    Trouble trouble = Trouble.of(outside, "");
    try {
      trouble.follow(trouble.isRefused(" at /volume "));
      trouble.dump();
      return trouble;
    } catch (Throwable e) {
      trouble.close();
      throw e;
    }
  }

  private static void assertFirstLine(Command.Result failed, String... parts) {
    assertEquals(1, failed.exit(), failed::toString);
    String first = failed.err().lines().findFirst().orElseThrow();
    for (String part : parts) {
      assertTrue(first.contains(part), () -> part + " is not in the first line of: " + failed);
    }
    assertTrue(!failed.err().contains("busy") && !failed.err().contains("cleaning"), failed::err);
  }

  /** The first line is the cause, no clean-up stands instead of it, and what it says helps. */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void missingMountpointIsNamed_andMakingItHelps(Engine engine) throws Exception {
    try (Trouble trouble = dumped()) {
      Path mountpoint = trouble.sandbox().root().resolve("volume");
      Files.delete(mountpoint);
      Command.Result failed = trouble.tryRestore(engine, List.of(), "true");
      assertFirstLine(failed, " at /volume: ", "ENOENT");
      Matcher make = MAKE.matcher(failed.err());
      assertTrue(make.find(), failed::err);
      Files.createDirectory(Path.of(trouble.sandbox().root() + make.group(1)));
      assertEquals("content\n", trouble.restored(engine, "cat /volume/file"));
    }
  }

  @Test
  void missingVolumeIsNamed_andAnotherPathHelps() throws Exception {
    try (Trouble trouble = dumped()) {
      Path volume = trouble.sandbox().host().resolve("volume");
      Path moved = Files.move(volume, trouble.sandbox().host().resolve("moved"));
      assertFirstLine(
          trouble.tryRestore(Engine.DETACHED, List.of(), "true"), " at /volume: ", "ENOENT");
      List<String> other = List.of("--external", "mnt[volume]:" + moved);
      Command.Result restored =
          trouble.tryRestore(Engine.DETACHED, other, "cat", "/volume/file").succeeded();
      assertEquals("content\n", restored.out());
    }
  }

  @Test
  void keyThatRestoreIsNotGivenIsNamed_andTheOptionPrintedHelps() throws Exception {
    try (Trouble trouble = dumped()) {
      String root = trouble.sandbox().root().toString();
      String images = trouble.sandbox().images().toString();
      List<String> bare =
          List.of("restore", "-D", images, "-r", root, "--external", "mnt[usr]:/usr");
      Command.Result failed = restore(bare, List.of());
      assertFirstLine(failed, " at /volume: ");
      Matcher key = EXTERNAL.matcher(failed.err());
      assertTrue(key.find(), failed::err);
      String path = trouble.sandbox().host().resolve("volume").toString();
      List<String> option = List.of("--external", "mnt[" + key.group(1) + "]:" + path);
      assertEquals("content\n", restore(bare, option).succeeded().out());
    }
  }

  private static Command.Result restore(List<String> bare, List<String> more) throws IOException {
    List<String> arguments = new ArrayList<>(bare);
    arguments.addAll(more);
    arguments.addAll(List.of("--", "cat", "/volume/file"));
    return CriuMount.run("", arguments);
  }
}
