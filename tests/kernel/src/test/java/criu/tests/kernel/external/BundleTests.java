package criu.tests.kernel.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A namespace as a container engine makes it, and the bundle that tells of it:
 *
 * <pre>
 * /
 * ├─ usr          bind
 * ├─ data/vol     bind, whose destination in the bundle is link/vol
 * │  └─ sub       tmpfs of the container's own
 * ├─ etc/word     bind of a file
 * ├─ masked       bind of /dev/null
 * └─ proc
 * </pre>
 */
@NeedsNamespaces
class BundleTests {
  private static final String OUTSIDE =
      """
      mkdir -p "$H/vol/sub" "$R/data/vol"; echo vol > "$H/vol/name"; echo word > "$H/word"
      ln -s data "$R/link"; touch "$R/etc/word" "$R/masked"
      mount --bind "$H/vol" "$R/data/vol"; mount --bind "$H/word" "$R/etc/word"
      mount --bind /dev/null "$R/masked"
      """;

  private static final String INSIDE = "mount -t tmpfs sub /data/vol/sub; echo s > /data/vol/sub/s";

  private static final String CONFIG =
      """
      {
        "root": {"path": "root"},
        "mounts": [
          {"destination": "/proc", "type": "proc", "source": "proc"},
          {"destination": "/usr", "type": "bind", "source": "/usr", "options": ["rbind", "ro"]},
          {"destination": "/link/vol", "source": "host/vol", "options": ["bind"]},
          {"destination": "/etc/word", "type": "bind", "source": "host/word"},
          {"destination": "/unused", "type": "bind", "source": "/nowhere"}
        ],
        "linux": {"maskedPaths": ["/masked", "/none"]}
      }
      """;

  private static final String READ =
      "cat /data/vol/name /etc/word /data/vol/sub/s; [ -c /masked ] && cat /masked";

  private static Sandbox start() throws IOException {
    Sandbox sandbox = Sandbox.start(OUTSIDE, INSIDE);
    Files.writeString(sandbox.top().resolve("config.json"), CONFIG);
    return sandbox;
  }

  private static Command.Result run(Sandbox sandbox, String command, String... more)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--oci-bundle", sandbox.top().toString()));
    if (!command.equals("check")) {
      arguments.addAll(List.of("-D", sandbox.images().toString()));
    }
    if (!command.equals("restore") && !command.equals("plan")) {
      arguments.addAll(List.of("-t", sandbox.task()));
    }
    arguments.addAll(List.of(more));
    return CriuMount.run(arguments.toArray(String[]::new));
  }

  private static Command.Result restore(Sandbox sandbox, Engine engine) throws IOException {
    List<String> options = new ArrayList<>(engine.options());
    options.addAll(List.of("--", "sh", "-euc", READ));
    return run(sandbox, "restore", options.toArray(String[]::new));
  }

  private static void removeMountpoints(Sandbox sandbox) throws IOException {
    Path root = sandbox.root();
    Command.run("rm", "-r", root.resolve("data").toString()).succeeded();
    Files.delete(root.resolve("etc/word"));
    Files.delete(root.resolve("masked"));
    Files.delete(root.resolve("proc"));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesEveryMountFromOutside_asRuncDoes(Engine engine) throws Exception {
    try (Sandbox sandbox = start()) {
      assertEquals(0, run(sandbox, "check").exit());
      run(sandbox, "dump").succeeded();
      assertEquals(
          Map.of(
              "/usr", "key /usr",
              "/data/vol", "key /data/vol",
              "/etc/word", "key /etc/word",
              "/masked", "key /dev/null"),
          Images.externals(sandbox.images()));
      assertEquals("vol\nword\ns\n", restore(sandbox, engine).succeeded().out());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void makesMountpointsThatAreMissing_andKeepsThemWhenTheRestoreSucceeds(Engine engine)
      throws Exception {
    try (Sandbox sandbox = start()) {
      run(sandbox, "dump").succeeded();
      removeMountpoints(sandbox);
      run(sandbox, "plan").succeeded();
      assertFalse(Files.exists(sandbox.root().resolve("data")));
      assertEquals("vol\nword\ns\n", restore(sandbox, engine).succeeded().out());
      assertTrue(Files.isDirectory(sandbox.root().resolve("data/vol")));
      assertTrue(Files.isRegularFile(sandbox.root().resolve("masked")));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void removesTheMountpointsThatItMade_whenTheRestoreFails(Engine engine) throws Exception {
    try (Sandbox sandbox = start()) {
      run(sandbox, "dump").succeeded();
      removeMountpoints(sandbox);
      Files.delete(sandbox.host().resolve("vol/sub"));
      Command.Result before = listed(sandbox);
      Command.Result failed = restore(sandbox, engine);
      assertEquals(1, failed.exit());
      assertTrue(failed.err().contains(" at /data/vol/sub: "), failed.err());
      assertEquals(before, listed(sandbox));
    }
  }

  private static Command.Result listed(Sandbox sandbox) throws IOException {
    return Command.run("find", sandbox.root().toString(), "-printf", "%p %m %y %T@\\n").succeeded();
  }

  @Test
  void leavesItToTheUser_toMakeMountpoints_whenThereIsNoBundle() throws Exception {
    try (Sandbox sandbox = start()) {
      run(sandbox, "dump").succeeded();
      removeMountpoints(sandbox);
      String vol = "mnt[/data/vol]:" + sandbox.host().resolve("vol");
      String word = "mnt[/etc/word]:" + sandbox.host().resolve("word");
      Command.Result failed =
          CriuMount.run(
              "restore",
              "-D",
              sandbox.images().toString(),
              "-r",
              sandbox.root().toString(),
              "-M",
              "/usr:/usr",
              "-M",
              "/dev/null:/dev/null",
              "--external",
              vol,
              "--external",
              word,
              "--",
              "true");
      assertEquals(1, failed.exit());
      assertTrue(failed.err().contains("  make /"), failed.err());
    }
  }

  @Test
  void givesWayToOptions() throws Exception {
    try (Sandbox sandbox = start()) {
      run(sandbox, "dump", "--external", "mnt[/etc/word]:word").succeeded();
      assertEquals("key word", Images.externals(sandbox.images()).get("/etc/word"));
      Path other = Files.writeString(sandbox.host().resolve("other"), "other\n");
      Command.Result shown =
          run(
              sandbox,
              "restore",
              "--external",
              "mnt[word]:" + other,
              "--external",
              "mnt[/data/vol]:" + sandbox.host().resolve("vol"),
              "--",
              "cat",
              "/etc/word");
      assertEquals("other\n", shown.succeeded().out());
    }
  }

  @Test
  void isNamedWithLineAndColumn_whereItIsWrong() throws Exception {
    try (Sandbox sandbox = start()) {
      Path config = sandbox.top().resolve("config.json");
      Files.writeString(config, CONFIG.replace("\"/link/vol\"", "7"));
      Command.Result failed = run(sandbox, "check");
      assertEquals(1, failed.exit());
      String place = "config.json:6:21: mounts[2].destination is not a string";
      assertTrue(failed.err().contains(place), failed.err());
      Files.delete(config);
      assertTrue(run(sandbox, "dump").err().contains("no such file (ENOENT)"));
    }
  }

  /** Loading the parser costs time that all other runs are spared. */
  @Test
  void isTheOnlyReason_toLoadTheParser() throws Exception {
    try (Sandbox sandbox = start()) {
      assertFalse(loaded(sandbox).contains("com.fasterxml.jackson"));
      String bundle = sandbox.top().toString();
      assertTrue(loaded(sandbox, "--oci-bundle", bundle).contains("com.fasterxml.jackson"));
    }
  }

  private static String loaded(Sandbox sandbox, String... more) throws IOException {
    Path log = sandbox.top().resolve("classes");
    List<String> command = new ArrayList<>();
    command.add(CriuMount.image().resolve("bin/java").toString());
    command.addAll(List.of("-Xlog:class+load:file=" + log, "-m", "criu.cli/criu.cli.Main"));
    command.addAll(List.of("check", "-t", sandbox.task(), "--external", "mnt[]"));
    command.addAll(List.of(more));
    Command.run(command, environment -> {}).succeeded();
    return Files.readString(log);
  }
}
