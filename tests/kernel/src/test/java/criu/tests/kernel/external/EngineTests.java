package criu.tests.kernel.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import criu.tests.kernel.Engine;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers that real engines run, dumped and restored by their bundles. */
@NeedsNamespaces
class EngineTests {
  private static final String CONFIG =
      """
      {
        "ociVersion": "1.0.2",
        "process": {"user": {"uid": 0, "gid": 0}, "cwd": "/", "args": ["sleep", "1000"],
          "env": ["PATH=/usr/sbin:/usr/bin:/sbin:/bin"]},
        "root": {"path": "root"},
        "mounts": [
          {"destination": "/proc", "type": "proc", "source": "proc"},
          {"destination": "/dev", "type": "tmpfs", "source": "tmpfs",
           "options": ["nosuid", "mode=755", "size=65536k"]},
          {"destination": "/dev/pts", "type": "devpts", "source": "devpts",
           "options": ["nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620"]},
          {"destination": "/usr", "type": "bind", "source": "/usr", "options": ["rbind", "ro"]},
          {"destination": "/link/vol", "type": "bind", "source": "host/vol", "options": ["bind"]},
          {"destination": "/etc/word", "type": "bind", "source": "host/word", "options": ["bind"]}
        ],
        "linux": {
          "namespaces": [{"type": "pid"}, {"type": "mount"}, {"type": "uts"}, {"type": "ipc"}],
          "maskedPaths": ["/proc/keys", "/proc/acpi"],
          "readonlyPaths": ["/proc/sys"]
        }
      }
      """;

  private static final String MAKE =
      """
      mkdir "$H/vol" "$R/data"; echo vol > "$H/vol/name"; echo word > "$H/word"
      ln -s data "$R/link"
      """;

  @ParameterizedTest
  @ValueSource(strings = {"runc", "crun"})
  void containerComesBack(String engine) throws Exception {
    assumeTrue(isInstalled(engine), engine + " is not installed");
    try (Sandbox sandbox = Sandbox.start(MAKE, "")) {
      Files.writeString(sandbox.top().resolve("config.json"), CONFIG);
      Path state = Files.createDirectory(sandbox.top().resolve("state"));
      List<String> command = List.of(engine, "--root", state.toString());
      try {
        Command.Result ran =
            run(command, "run", "--detach", "--bundle", sandbox.top().toString(), "test");
        assumeTrue(ran.exit() == 0, engine + " cannot run a container here: " + ran.err());
        dumpAndRestore(sandbox, pid(run(command, "state", "test").succeeded().out()));
      } finally {
        run(command, "delete", "--force", "test");
      }
    }
  }

  private static void dumpAndRestore(Sandbox sandbox, String pid) throws IOException {
    String bundle = sandbox.top().toString();
    String images = sandbox.images().toString();
    CriuMount.run("dump", "-t", pid, "-D", images, "--oci-bundle", bundle).succeeded();
    Map<String, String> externals = Images.externals(sandbox.images());
    assertEquals("key /data/vol", externals.get("/data/vol"));
    assertEquals("key /usr", externals.get("/usr"));
    assertFalse(
        externals.containsKey("/proc/keys"), "it is a bind of the container's own /dev/null");
    Files.delete(sandbox.root().resolve("data/vol"));
    for (Engine one : Engine.values()) {
      List<String> arguments =
          new ArrayList<>(List.of("restore", "-D", images, "--oci-bundle", bundle));
      arguments.addAll(one.options());
      arguments.addAll(List.of("--", "cat", "/data/vol/name", "/etc/word", "/proc/keys"));
      Command.Result shown = CriuMount.run(arguments.toArray(String[]::new));
      assertEquals("vol\nword\n", shown.succeeded().out());
    }
  }

  private static boolean isInstalled(String program) throws IOException {
    return Command.run("sh", "-c", "command -v " + program).exit() == 0;
  }

  /** Runs the engine, which gives its standard streams to the container. */
  private static Command.Result run(List<String> engine, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(engine);
    command.addAll(List.of(arguments));
    return Command.run(command, environment -> {});
  }

  private static String pid(String state) {
    String after = state.substring(state.indexOf("\"pid\":") + "\"pid\":".length());
    return after.substring(0, after.indexOf(',')).strip();
  }
}
