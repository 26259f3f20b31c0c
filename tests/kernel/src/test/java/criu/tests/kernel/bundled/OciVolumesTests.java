package criu.tests.kernel.bundled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Pin;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mounts from outside whose sources {@code oci-volumes} finds in the files of engines. */
@NeedsNamespaces
class OciVolumesTests {
  private static final String OUTSIDE =
      """
      mkdir -p "$H/old" "$H/rootfs" "$H/volumes/data" "$R/data"; touch "$R/etc/hosts"
      echo old > "$H/old/name"; echo old > "$H/old-hosts"
      echo new > "$H/volumes/data/name"; echo new-hosts > "$H/hosts"
      mount --bind "$H/old" "$R/data"
      mount --bind "$H/old-hosts" "$R/etc/hosts"
      """;

  /** Relative paths are those of the bundle. */
  private static final String CONFIG =
      """
      {"ociVersion": "1.0.2", "root": {"path": "rootfs"}, "mounts": [
        {"destination": "/proc", "type": "proc", "source": "proc"},
        {"destination": "/data/", "type": "bind", "source": "volumes/data",
         "options": ["rbind", "ro"]},
        {"destination": "/etc/hosts", "source": "HOST/hosts", "options": ["bind"]}
      ]}
      """;

  private static final String INSPECTED =
      """
      [{"Id": "0123", "Name": "web", "Mounts": [
        {"Type": "volume", "Name": "data", "Source": "HOST/volumes/data", "Destination": "/data",
         "Driver": "local", "Mode": "", "Options": ["nosuid", "nodev", "rbind"], "RW": false,
         "Propagation": "rprivate"},
        {"Type": "bind", "Source": "HOST/hosts", "Destination": "/etc/hosts", "Options": null,
         "RW": true}
      ]}]
      """;

  private static final String SHOW =
      """
      cat /data/name /etc/hosts
      findmnt -rno VFS-OPTIONS /data | cut -d, -f1; findmnt -rno VFS-OPTIONS /etc/hosts | cut -d, -f1
      """;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void sourcesAreThoseOfABundle(Engine engine) throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, "")) {
      write(sandbox, "config.json", CONFIG);
      assertNewSources(sandbox, engine, "bundle=" + sandbox.host());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void sourcesAreThoseOfAnInspectedContainer(Engine engine) throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, "")) {
      Path file = write(sandbox, "inspect.json", INSPECTED);
      assertNewSources(sandbox, engine, "inspect=" + file);
    }
  }

  @Test
  void wrongFile_isNamedWithLineAndColumn() throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, "")) {
      Path file = write(sandbox, "inspect.json", "[{\"Mounts\":\n {}}]");
      Command.Result refused = sandbox.dump(options("inspect=" + file));
      assertEquals(1, refused.exit());
      assertTrue(refused.err().contains(file + ":2:2: Mounts is not an array"), refused.err());
    }
  }

  private static void assertNewSources(Sandbox sandbox, Engine engine, String option)
      throws IOException {
    sandbox.dump(options(option)).succeeded();
    try (Pin pin = sandbox.pin(engine, options(option))) {
      assertEquals("new\nnew-hosts\nro\nrw\n", pin.shell(SHOW).succeeded().out());
    }
  }

  private static Path write(Sandbox sandbox, String name, String text) throws IOException {
    String path = sandbox.host().toString();
    return Files.writeString(sandbox.host().resolve(name), text.replace("HOST", path));
  }

  private static String[] options(String option) {
    return new String[] {"--plugin", "oci-volumes", "--plugin-option", "oci-volumes:" + option};
  }
}
