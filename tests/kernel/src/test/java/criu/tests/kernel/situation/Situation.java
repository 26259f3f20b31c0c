package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Resident;
import criu.tests.kernel.Sandbox;
import criu.tests.kernel.ShownTree;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A namespace in a situation, see {@link Sandbox} for what is in all of them. Every mount that is
 * drawn stands beside /usr and /proc of the sandbox.
 */
final class Situation implements AutoCloseable {
  private final Sandbox sandbox;
  private String beforeRestore = "true";
  private String[] dumpOptions = {};
  private String[] restoreOptions = {};

  private Situation(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Makes a situation by a shell script that runs inside. */
  static Situation inside(String script) throws IOException {
    return of("", script);
  }

  /** Makes a situation by a script that sees the host, and one inside. */
  static Situation of(String outside, String inside) throws IOException {
    return new Situation(Sandbox.start(outside, inside));
  }

  Sandbox sandbox() {
    return sandbox;
  }

  /** A shell script that is run in the original after it was dumped. */
  void beforeRestore(String script) {
    this.beforeRestore = script;
  }

  /** Options of dump and of restore, besides those for what every sandbox has. */
  void options(List<String> dump, List<String> restore) {
    this.dumpOptions = dump.toArray(String[]::new);
    this.restoreOptions = restore.toArray(String[]::new);
  }

  /** The dump and the restore succeed, and findmnt shows the same. */
  void comesBack(Engine engine) throws IOException {
    comesBack(engine, "true");
  }

  /**
   * As {@link #comesBack(Engine)}, and then a shell script, which may change things, says the same
   * in both.
   */
  void comesBack(Engine engine, String script) throws IOException {
    List<String> tree = ShownTree.of(List.of(sandbox.resident().pid()));
    sandbox.dump(dumpOptions).succeeded();
    sandbox.resident().shell(beforeRestore).succeeded();
    try (Pin pin = sandbox.pin(engine, restoreOptions);
        Resident restored = pin.resident()) {
      List<String> after = ShownTree.of(List.of(restored.pid()));
      assertEquals(String.join("\n", tree), String.join("\n", after));
      String said = pin.shell(script).succeeded().out();
      assertEquals(sandbox.resident().shell(script).succeeded().out(), said);
    }
  }

  /**
   * As {@link #comesBack(Engine, String)}, but the classic engine may refuse before it mounts, and
   * then names the mount: no order of mounting gives this tree with propagation at work.
   */
  void comesBackOrIsRefused(Engine engine, String mountpoint, String script) throws IOException {
    if (engine == Engine.CLASSIC) {
      sandbox.dump().succeeded();
      Command.Result result = sandbox.restore(engine, "--", "true");
      if (result.exit() != 0) {
        assertRefused(result, mountpoint);
        return;
      }
      clearImages();
    }
    comesBack(engine, script);
  }

  /** The run ended before it mounted, and names a mount. */
  static void assertRefused(Command.Result result, String mountpoint) {
    assertEquals(1, result.exit(), result::err);
    assertTrue(result.err().startsWith("criu-mount: restore: plan"), result::err);
    assertTrue(result.err().contains(" at " + mountpoint + ":"), result::err);
  }

  private void clearImages() throws IOException {
    try (DirectoryStream<Path> images = Files.newDirectoryStream(sandbox.images())) {
      for (Path image : images) {
        Files.delete(image);
      }
    }
  }

  @Override
  public void close() throws IOException {
    sandbox.close();
  }
}
