package example.volumes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.plugin.*;
import criu.plugin.testkit.PluginRun;
import criu.plugin.testkit.TestMount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumesPluginTests {
  @TempDir Path folder;

  @Test
  void mountBelowVolumes_comesFromSrv() throws Exception {
    PluginRun run = PluginRun.ofProvider(folder);
    Files.createDirectories(run.host().resolve("srv/volumes/data"));
    MountRecord data = TestMount.at(7, "/volumes/data");
    assertEquals(List.of(DumpVerdict.claimed()), run.dump(data));
    assertEquals(List.of(RestoreVerdict.mountedDirectory()), run.restore(data));
    assertEquals(
        List.of("directory /crt-premount.7", "bind /srv/volumes/data /crt-premount.7"),
        run.done());
  }

  @Test
  void otherMount_isPassedOn() throws Exception {
    PluginRun run = PluginRun.ofProvider(folder);
    assertEquals(List.of(DumpVerdict.notMine()), run.dump(TestMount.at("/data")));
  }
}
