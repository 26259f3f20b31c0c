package criu.tests.kernel.bundled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.FindMnt;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Resident;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Mounts from outside that plugins of CRIU take, one with a descriptor and one as they were before:
 *
 * <pre>
 * /                  bind of a directory of the host
 * ├─ volumes/data    directory, nosuid, shared        volume.so
 * │  └─ inner        tmpfs
 * ├─ conf/file       file, ro                         volume.so
 * ├─ legacy/data     directory, ro                        old-volume.so
 * └─ legacy/file     file                             old-volume.so
 * </pre>
 */
@NeedsNamespaces
class CriuSoTests {
  private static final String OUTSIDE =
      """
      mkdir -p "$R/volumes/data" "$R/legacy/data" "$R/conf"
      touch "$R/conf/file" "$R/legacy/file"
      mkdir -p "$H/data/inner" "$H/before/data"
      echo old > "$H/data/name"; echo old > "$H/file"; echo old > "$H/before/file"
      mount --bind -o nosuid "$H/data" "$R/volumes/data"
      mount --bind -o ro "$H/file" "$R/conf/file"
      mount --bind -o ro "$H/before/data" "$R/legacy/data"
      mount --bind "$H/before/file" "$R/legacy/file"
      """;

  private static final String INSIDE =
      """
      mount --make-shared /volumes/data
      mount -t tmpfs inner /volumes/data/inner
      """;

  /** All but the sources, which are others. */
  private static final String COLUMNS = "TARGET,FSTYPE,VFS-OPTIONS,PROPAGATION";

  @ParameterizedTest
  @EnumSource(Engine.class)
  void pluginsOfBothStyles_bringTheirMountsBack(Engine engine) throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, INSIDE)) {
      List<String> before = FindMnt.of(sandbox.resident(), COLUMNS);
      Path plugins = compiled(sandbox);
      String dumped = sandbox.dump(with(plugins, "-v")).succeeded().err();
      assertTrue(dumped.contains("plugin criu-so: volume: volume: init(0)"), dumped);
      assertTrue(dumped.contains("volume: dump(./volumes/data, "), dumped);
      assertTrue(dumped.contains("old-volume.so: old: dump(./legacy/file, "), dumped);
      assertTrue(dumped.contains("volume: volume: exit(0, 0)"), dumped);
      newVolumes(sandbox);
      try (Pin pin = sandbox.pin(engine, with(plugins));
          Resident restored = pin.resident()) {
        assertEquals(String.join("\n", before), String.join("\n", FindMnt.of(restored, COLUMNS)));
        assertEquals(
            "data\nfile\ndata\nfile\n",
            pin.shell("cat /volumes/data/name /conf/file /legacy/data/name /legacy/file")
                .succeeded()
                .out());
      }
    }
  }

  @Test
  void imagesSayThatAPluginIsNeeded_asThoseOfCriuDo() throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, INSIDE)) {
      sandbox.dump(with(compiled(sandbox))).succeeded();
      Command.Result refused = sandbox.restore(Engine.DETACHED);
      assertEquals(1, refused.exit());
      assertTrue(refused.err().contains("not loaded: criu-so"), refused.err());
      Command.Result shown =
          Command.run(
              "grep", "-c", "criu-so", sandbox.images().resolve("inventory.img").toString());
      assertEquals("1\n", shown.succeeded().out());
    }
  }

  private static Path compiled(Sandbox sandbox) throws IOException {
    Path plugins = Files.createDirectory(sandbox.top().resolve("plugins"));
    String volumes = "-DVOLUMES=\"" + sandbox.top().resolve("volumes") + "\"";
    SharedObject.make("volume", plugins.resolve("volume.so"), volumes);
    SharedObject.make("old-volume", plugins.resolve("old-volume.so"), volumes, "-Wl,-z,now");
    return plugins;
  }

  private static void newVolumes(Sandbox sandbox) throws IOException {
    Path volumes = sandbox.top().resolve("volumes");
    Files.createDirectories(volumes.resolve("data/inner"));
    Files.writeString(volumes.resolve("data/name"), "data\n");
    Files.writeString(volumes.resolve("file"), "file\n");
    Command.run("rm", "-r", sandbox.host().toString()).succeeded();
  }

  static String[] with(Path plugins, String... more) {
    return Stream.concat(
            Stream.of("--plugin", "criu-so", "--plugin-native", "criu-so"),
            Stream.concat(Stream.of("--plugin-option", "criu-so:path=" + plugins), Stream.of(more)))
        .toArray(String[]::new);
  }
}
