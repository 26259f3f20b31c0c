package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The demo, in a namespace with an empty /tmp of its own, so that what it leaves can be seen. */
@NeedsNamespaces
class DemoTests {
  private static final String PASSED = "The demo passed.";

  /** Parameters: the launcher, an option or nothing, and what stands before the launcher. */
  private static final String IN_EMPTY_TMP =
      """
      mount --make-rprivate /
      case $1 in
        /tmp/*) mount --bind "${1%/bin/*}" /mnt; set -- /mnt/bin/criu-mount "$2" "$3" ;;
      esac
      mount -t tmpfs tmp /tmp
      before=$(cat /proc/self/mountinfo)
      $3 "$1" demo $2
      [ "$before" = "$(cat /proc/self/mountinfo)" ]
      ls -A /tmp >&2
      """;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void passesAndLeavesNothing(Engine engine) throws Exception {
    assertPasses(CriuMount.launcher(), String.join(" ", engine.options()), "");
  }

  @Test
  void passes_withoutAnyEnvironment() throws Exception {
    assertPasses(CriuMount.launcher(), "", "env -i");
  }

  @Test
  void passesInAsciiAlone_whenTheLocaleIsC() throws Exception {
    String said = assertPasses(CriuMount.launcher(), "", "env -u LC_ALL LANG=C LC_CTYPE=C");
    assertTrue(said.chars().allMatch(c -> c < 0x80), said);
  }

  @Test
  void passes_whenTheImageIsMovedToAPathWithSpaces() throws Exception {
    Path directory = Files.createTempDirectory(Path.of("/var/tmp"), "criu mount ");
    try {
      Path copy = directory.resolve("the image");
      Command.run("cp", "-a", CriuMount.image().toString(), copy.toString()).succeeded();
      assertPasses(copy.resolve("bin/criu-mount"), "", "");
      Path link =
          Files.createSymbolicLink(directory.resolve("a link"), copy.resolve("bin/criu-mount"));
      assertPasses(link, "", "");
    } finally {
      Command.run("rm", "-r", directory.toString()).succeeded();
    }
  }

  private static String assertPasses(Path launcher, String option, String before)
      throws IOException {
    byte[] host = Sandbox.hostMounts();
    String path = launcher.toString();
    Command.Result result =
        Command.run("unshare", "-m", "sh", "-euc", IN_EMPTY_TMP, "sh", path, option, before);
    assertEquals(0, result.exit(), result::toString);
    assertEquals("", result.err());
    assertTrue(result.out().contains(PASSED), result::out);
    Sandbox.assertHostUnchanged(host);
    return result.out();
  }
}
