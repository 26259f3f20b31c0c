package criu.plugin.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.plugin.MountFlag;
import criu.plugin.MountOperations;
import criu.plugin.MountRecord;
import criu.plugin.Outcome;
import criu.plugin.PathBytes;
import criu.plugin.RestoreVerdict;
import criu.plugin.Stage;
import criu.plugin.TargetKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kit lets a plugin do, and what it finds wrong. */
class PluginRunTests {
  private static final MountRecord MOUNT = TestMount.at(7, "/data");
  private static final PathBytes TARGET = PathBytes.of("/crt-premount.7");
  private static final PathBytes SOURCE = PathBytes.of("/srv/data");

  @TempDir Path folder;

  private PluginRun run(ScriptedPlugin.Restore restore) throws IOException {
    PluginRun run = PluginRun.of(new ScriptedPlugin(restore), folder);
    Files.createDirectories(run.host().resolve("srv/data"));
    Files.writeString(run.host().resolve("srv/data/name"), "volume");
    return run;
  }

  private static RestoreVerdict bind(MountOperations mounts, PathBytes target) throws IOException {
    mounts.makeDirectory(target);
    mounts.bind(SOURCE, target);
    return RestoreVerdict.mountedDirectory();
  }

  private static void secrets(MountOperations mounts) throws IOException {
    mounts.makeDirectory(TARGET);
    mounts.mountNew("tmpfs", Set.of("size=1m"), TARGET);
  }

  @Test
  void bind_isWrittenDown() throws Exception {
    PluginRun run = run((mounts, request) -> bind(mounts, request.target()));
    assertEquals(List.of(RestoreVerdict.mountedDirectory()), run.restore(MOUNT));
    assertEquals(
        List.of("directory /crt-premount.7", "bind /srv/data /crt-premount.7"), run.done());
  }

  @Test
  void bindInPlace_needsNoDirectory() throws Exception {
    PluginRun run =
        run((mounts, request) -> {
          mounts.bind(SOURCE, request.target());
          return RestoreVerdict.mountedDirectory();
        });
    run.restoreInPlace(MOUNT, TargetKind.DIRECTORY);
    assertEquals(List.of("bind /srv/data /data"), run.done());
  }

  @Test
  void tmpfs_isFilledForReal() throws Exception {
    PluginRun run =
        run((mounts, request) -> {
          secrets(mounts);
          mounts.writeFile(TARGET.resolve(PathBytes.of("key")), "k".getBytes(UTF_8), 0400);
          mounts.addFlags(TARGET, Set.of(MountFlag.READ_ONLY, MountFlag.NO_EXEC));
          return RestoreVerdict.mountedDirectory();
        });
    run.restore(MOUNT);
    Path key = run.inTree(PluginRun.target(MOUNT)).resolve("key");
    assertEquals("k", Files.readString(key));
    assertEquals("r--------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    assertEquals("flags [READ_ONLY, NO_EXEC] /crt-premount.7", run.done().getLast());
  }

  @Test
  void content_isUnpackedIntoATmpfs() throws Exception {
    PluginRun run =
        run((mounts, request) -> {
          secrets(mounts);
          mounts.unpackContent(TARGET);
          return RestoreVerdict.mountedDirectory();
        });
    run.content(MOUNT, run.host().resolve("srv/data"));
    run.restore(MOUNT);
    assertEquals("volume", Files.readString(run.inTree(TARGET).resolve("name")));
  }

  @Test
  void linkOutOfTheHost_isRefused() throws Exception {
    PluginRun run =
        run((mounts, request) -> {
          mounts.kindOf(PathBytes.of("/out"));
          return RestoreVerdict.notMine();
        });
    Files.createSymbolicLink(run.host().resolve("out"), folder.resolve("images"));
    var thrown = assertThrows(IOException.class, () -> run.restore(MOUNT));
    assertEquals("/out leads out of the host's root", thrown.getMessage());
  }

  @Test
  void secondMount_isRefused() throws Exception {
    assertFails(
        IllegalStateException.class,
        "something is mounted at /crt-premount.7 already: a plugin makes one mount",
        (mounts, request) -> {
          bind(mounts, TARGET);
          mounts.bind(SOURCE, TARGET);
          return RestoreVerdict.mountedDirectory();
        });
  }

  @Test
  void fileInABind_isRefused() throws Exception {
    assertFails(
        IllegalArgumentException.class,
        "target /crt-premount.7/x is not in a tmpfs that the plugin has mounted at /crt-premount.7",
        (mounts, request) -> {
          bind(mounts, TARGET);
          mounts.makeFile(TARGET.resolve(PathBytes.of("x")));
          return RestoreVerdict.mountedDirectory();
        });
  }

  @Test
  void otherTarget_isRefused() throws Exception {
    assertFails(
        IllegalArgumentException.class,
        "target /elsewhere is not /crt-premount.7",
        (mounts, request) -> {
          mounts.bind(SOURCE, PathBytes.of("/elsewhere"));
          return RestoreVerdict.mountedDirectory();
        });
  }

  @Test
  void wrongKind_isFound() throws Exception {
    assertFails(
        AssertionError.class,
        "mount 7 at /data: it says it mounted, but it says FILE and made the other",
        (mounts, request) -> {
          bind(mounts, TARGET);
          return RestoreVerdict.mountedFile();
        });
  }

  @Test
  void nothingMounted_isFound() throws Exception {
    assertFails(
        AssertionError.class,
        "mount 7 at /data: it says it mounted, but nothing is mounted at /crt-premount.7",
        (mounts, request) -> {
          mounts.makeDirectory(TARGET);
          return RestoreVerdict.mountedDirectory();
        });
  }

  @Test
  void leftover_isFound() throws Exception {
    assertFails(
        AssertionError.class,
        "mount 7 at /data: it passes the mount on, but has made something for it",
        (mounts, request) -> {
          mounts.makeDirectory(TARGET);
          return RestoreVerdict.notMine();
        });
  }

  private <T extends Throwable> void assertFails(
      Class<T> type, String message, ScriptedPlugin.Restore restore) throws Exception {
    PluginRun run = run(restore);
    assertEquals(message, assertThrows(type, () -> run.restore(MOUNT)).getMessage());
  }

  @Test
  void operationsOutsideOfARestore_areRefused() throws Exception {
    ScriptedPlugin plugin = new ScriptedPlugin((mounts, request) -> RestoreVerdict.notMine());
    PluginRun.of(plugin, folder).restore(MOUNT);
    assertThrows(
        IllegalStateException.class, () -> plugin.context().mounts().makeDirectory(TARGET));
  }

  @Test
  void filesOfItsOwn_goFromDumpToRestore() throws Exception {
    ScriptedPlugin plugin = new ScriptedPlugin((mounts, request) -> RestoreVerdict.notMine());
    PluginRun run = PluginRun.of(plugin, folder);
    run.dump(MOUNT);
    run.restore(MOUNT);
    assertEquals("/data", plugin.read());
    assertEquals(List.of("took /data"), run.log());
  }

  @Test
  void exit_isToldOfAFailure() throws Exception {
    ScriptedPlugin plugin =
        new ScriptedPlugin((mounts, request) -> {
          throw new IOException("no luck");
        });
    PluginRun run = PluginRun.of(plugin, folder);
    assertThrows(IOException.class, () -> run.restore(MOUNT));
    assertEquals(List.of(Stage.RESTORE + " " + Outcome.FAILED), plugin.ends());
  }

  @Test
  void missingProvider_isFound() {
    var thrown = assertThrows(AssertionError.class, () -> PluginRun.ofProvider(folder));
    assertTrue(String.valueOf(thrown.getMessage()).startsWith("there are 0 providers of criu."));
  }
}
