package criu.sample.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.plugin.DumpRequest;
import criu.plugin.DumpVerdict;
import criu.plugin.MountRecord;
import criu.plugin.Outcome;
import criu.plugin.PathBytes;
import criu.plugin.RestoreRequest;
import criu.plugin.RestoreVerdict;
import criu.plugin.Stage;
import criu.plugin.TargetKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplePluginTests {
  private static final PathBytes TARGET = PathBytes.of("/crt-premount.7");
  private static final PathBytes OLD_ROOT = PathBytes.of("/put_old");

  @TempDir Path images;

  @AfterEach
  void clearSettings() {
    System.clearProperty(Mapping.PROPERTY);
  }

  @Test
  void unconfigured_takesNothing() throws Exception {
    assertEquals(DumpVerdict.notMine(), dumpOne("/data", Outcome.SUCCEEDED));
    assertFalse(Files.exists(images.resolve(Claims.FILE)));
  }

  @Test
  void mountOutsideOfThePrefix_isNotTaken() throws Exception {
    configure("/data");
    assertEquals(DumpVerdict.notMine(), dumpOne("/database", Outcome.SUCCEEDED));
  }

  @Test
  void mountBelowThePrefix_isTakenAndWrittenDown() throws Exception {
    configure("/data");
    assertEquals(DumpVerdict.claimed(), dumpOne("/data/a b", Outcome.SUCCEEDED));
    assertEquals("1 7 /a%20b\n", Files.readString(images.resolve(Claims.FILE)));
  }

  @Test
  void failedDump_leavesNoFile() throws Exception {
    configure("/data");
    dumpOne("/data/a", Outcome.FAILED);
    assertFalse(Files.exists(images.resolve(Claims.FILE)));
  }

  @Test
  void claimsOfAnEarlierDump_areRemoved() throws Exception {
    configure("/data");
    dumpOne("/data/a", Outcome.SUCCEEDED);
    configure("/other");
    dumpOne("/data/a", Outcome.SUCCEEDED);
    assertFalse(Files.exists(images.resolve(Claims.FILE)));
  }

  @Test
  void directory_isMountedOnADirectoryFromItsNewPlace() throws Exception {
    configure("/data=/srv/data");
    dumpOne("/data/a", Outcome.SUCCEEDED);
    FakeContext context = new FakeContext(images, Map.of("/srv/data/a", TargetKind.DIRECTORY));
    assertEquals(RestoreVerdict.mountedDirectory(), restoreOne("/data/a", context, false));
    assertEquals(
        List.of(
            "directory /crt-premount.7",
            "bind /srv/data/a /crt-premount.7",
            "log mounted /srv/data/a for /data/a"),
        context.done());
  }

  @Test
  void file_isMountedOnAFile() throws Exception {
    configure("/cfg/app.conf=/etc/other.conf");
    dumpOne("/cfg/app.conf", Outcome.SUCCEEDED);
    FakeContext context = new FakeContext(images, Map.of("/etc/other.conf", TargetKind.FILE));
    assertEquals(RestoreVerdict.mountedFile(), restoreOne("/cfg/app.conf", context, false));
    assertEquals("file /crt-premount.7", context.done().getFirst());
  }

  @Test
  void restoreInPlace_makesNoTarget() throws Exception {
    configure("/data=/srv");
    dumpOne("/data", Outcome.SUCCEEDED);
    FakeContext context = new FakeContext(images, Map.of("/srv", TargetKind.DIRECTORY));
    assertEquals(RestoreVerdict.mountedDirectory(), restoreOne("/data", context, true));
    assertEquals("bind /srv /crt-premount.7", context.done().getFirst());
  }

  @Test
  void mountThatWasNotClaimed_isNotMountedAtRestore() throws Exception {
    configure("/data=/srv");
    FakeContext context = new FakeContext(images, Map.of("/srv", TargetKind.DIRECTORY));
    assertEquals(RestoreVerdict.notMine(), restoreOne("/data", context, false));
    assertEquals(List.of(), context.done());
  }

  @Test
  void prefixWithoutAPlace_stopsTheRestore() throws Exception {
    configure("/data");
    dumpOne("/data/a", Outcome.SUCCEEDED);
    FakeContext context = new FakeContext(images, Map.of());
    var thrown = assertThrows(IOException.class, () -> restoreOne("/data/a", context, false));
    assertEquals(
        "no place is given for the prefix /data: set CRIU_SAMPLE_MAP=/data=PLACE",
        thrown.getMessage());
  }

  @Test
  void missingSource_stopsTheRestore() throws Exception {
    configure("/data=/srv");
    dumpOne("/data/a", Outcome.SUCCEEDED);
    FakeContext context = new FakeContext(images, Map.of());
    assertThrows(IOException.class, () -> restoreOne("/data/a", context, false));
    assertEquals(List.of(), context.done());
  }

  @Test
  void claimsThatLeaveThePrefix_areRefused() throws Exception {
    Files.writeString(images.resolve(Claims.FILE), "1 7 /a\n1 8 /../../etc\n");
    var thrown = assertThrows(IOException.class, () -> Claims.read(images));
    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.endsWith("sample-mounts.txt:2: the path \"/../../etc\" leaves its prefix"));
  }

  private DumpVerdict dumpOne(String mountpoint, Outcome outcome) throws Exception {
    SamplePlugin plugin = new SamplePlugin();
    plugin.init(Stage.DUMP, new FakeContext(images, Map.of()));
    DumpVerdict verdict = plugin.dump(new DumpRequest(mount(mountpoint)));
    plugin.exit(Stage.DUMP, outcome);
    return verdict;
  }

  private RestoreVerdict restoreOne(String mountpoint, FakeContext context, boolean inPlace)
      throws Exception {
    SamplePlugin plugin = new SamplePlugin();
    plugin.init(Stage.RESTORE, context);
    return plugin.restore(new RestoreRequest(mount(mountpoint), TARGET, OLD_ROOT, inPlace));
  }

  private static void configure(String map) {
    System.setProperty(Mapping.PROPERTY, map);
  }

  private static MountRecord mount(String mountpoint) {
    PathBytes none = PathBytes.of("");
    return new MountRecord(7, 1, PathBytes.of(mountpoint), none, none, none, none, false);
  }
}
