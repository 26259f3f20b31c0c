package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Namespaces kept as files of the host. Dumped is this:
 *
 * <pre>
 * /
 * ├─ usr   external by the key "usr"
 * ├─ proc
 * └─ tmp   tmpfs with a file
 * </pre>
 */
@NeedsNamespaces
class PinTests {
  private static Sandbox sandbox;

  @BeforeAll
  static void dump() throws IOException {
    sandbox = Sandbox.start("mkdir \"$R/tmp\"", "mount -t tmpfs tmp /tmp; echo word > /tmp/file");
    sandbox.dump().succeeded();
  }

  @AfterAll
  static void close() throws IOException {
    sandbox.close();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void isMade_whenTheFileIsMissing(Engine engine) throws Exception {
    byte[] host = Sandbox.hostMounts();
    Path path = sandbox.top().resolve("pin");
    try (Pin pin = sandbox.pin(engine)) {
      assertEquals("word\n", pin.shell("cat /tmp/file").succeeded().out());
      String type = Command.run("findmnt", "-n", "-o", "FSTYPE", path.toString()).out();
      assertEquals("nsfs\n", type);
      assertEquals(List.of(), CriuMount.leftovers());
    }
    assertFalse(Files.exists(path));
    Sandbox.assertHostUnchanged(host);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void coversAFile_thatWasThere(Engine engine) throws Exception {
    Path path = Files.writeString(sandbox.top().resolve("there"), "mine");
    sandbox.restore(engine, "--pin", path.toString()).succeeded();
    String task = "cat /tmp/file";
    assertEquals("word\n", new Pin(path).shell(task).succeeded().out());
    Command.run("umount", path.toString()).succeeded();
    assertEquals("mine", Files.readString(path));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void outlivesTheCommand_thatRunsInside(Engine engine) throws Exception {
    Path path = sandbox.top().resolve("pin");
    Command.Result result =
        sandbox.restore(
            engine, "--pin", path.toString(), "--", "sh", "-c", "echo x > /tmp/new; exit 3");
    assertEquals(new Command.Result(3, "", ""), result);
    try (Pin pin = new Pin(path)) {
      assertEquals("x\n", pin.shell("cat /tmp/new").succeeded().out());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void failsAndLeavesNothing_whenItsDirectoryIsMissing(Engine engine) throws Exception {
    Path path = sandbox.top().resolve("absent/pin");
    fails(engine, path);
    assertFalse(Files.exists(path.resolveSibling("")));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void failsAndLeavesNothing_whenADirectoryIsThere(Engine engine) throws Exception {
    String said = fails(engine, sandbox.images());
    assertTrue(said.contains(": it is a directory, and a namespace is pinned as a file"), said);
  }

  // the command of a run that cannot be pinned is not started
  private static String fails(Engine engine, Path path) throws IOException {
    byte[] host = Sandbox.hostMounts();
    String before = Listing.of(sandbox.top());
    Command.Result result = sandbox.restore(engine, "--pin", path.toString(), "--", "echo", "ran");
    assertEquals(1, result.exit(), result::toString);
    assertEquals("", result.out());
    assertTrue(result.err().contains(path.toString()), result::err);
    assertEquals(before, Listing.of(sandbox.top()));
    Sandbox.assertHostUnchanged(host);
    return result.err();
  }

  @Test
  void worksOrSaysHowToMakeItWork_whenThePlaceIsShared() throws Exception {
    Path directory = Files.createDirectory(sandbox.top().resolve("shared"));
    Path path = directory.resolve("pin");
    Command.run("mount", "--bind", "" + directory, "" + directory).succeeded();
    try {
      Command.run("mount", "--make-shared", directory.toString()).succeeded();
      Command.Result first = sandbox.restore(Engine.DETACHED, "--pin", path.toString());
      if (first.exit() != 0) {
        assertEquals(1, first.exit());
        assertTrue(first.err().contains("mount --make-private"), first::err);
        assertFalse(Files.exists(path));
        Command.run("mount", "--make-private", directory.toString()).succeeded();
        sandbox.restore(Engine.DETACHED, "--pin", path.toString()).succeeded();
      }
      try (Pin pin = new Pin(path)) {
        assertEquals("word\n", pin.shell("cat /tmp/file").succeeded().out());
      }
    } finally {
      Command.run("umount", directory.toString()).succeeded();
    }
  }
}
