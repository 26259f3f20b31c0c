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
 * Mounts from outside that {@code host-path} takes from a host on which every path is another:
 *
 * <pre>
 * /                  bind of a directory of the host
 * ├─ data/one        directory, shared
 * ├─ data/two        directory, ro,nosuid,nodev,noexec
 * ├─ peer            bind of data/one, in its peer group
 * ├─ slave           bind of data/one, its slave
 * └─ etc/app.conf    file, ro
 * </pre>
 */
@NeedsNamespaces
class HostPathTests {
  private static final String OUTSIDE =
      """
      mkdir -p "$H/one" "$H/two" "$R/data/one" "$R/data/two" "$R/peer" "$R/slave"
      echo old > "$H/one/name"; echo old > "$H/two/name"; echo old > "$H/conf"
      touch "$R/etc/app.conf"
      mount --bind "$H/one" "$R/data/one"
      mount --bind -o ro,nosuid,nodev,noexec "$H/two" "$R/data/two"
      mount --bind -o ro "$H/conf" "$R/etc/app.conf"
      """;

  private static final String INSIDE =
      """
      mount --make-shared /data/one
      mount --bind /data/one /peer
      mount --bind /data/one /slave; mount --make-slave /slave
      """;

  private static final String AT_DUMP =
      """
      {"mounts": [{"match": "/data/*"}, {"match": "/peer"}, {"match": "/slave"},
       {"match": "/etc/*.conf"}]}
      """;

  private static final String AT_RESTORE =
      """
      {"mounts": [
        {"match": "/data/*", "source": "HOST/volumes/of-{1}"},
        {"match": "/peer", "source": "HOST/volumes/of-one"},
        {"match": "/slave", "source": "HOST/volumes/of-one"},
        {"match": "/**/*.conf", "source": "HOST/settings/{1}-{2}.txt"}
      ]}
      """;

  /** All but the sources, which are others. */
  private static final String COLUMNS = "TARGET,FSTYPE,VFS-OPTIONS,PROPAGATION";

  private static final String CONTENT = "cat /data/*/name /peer/name /slave/name /etc/app.conf";

  @ParameterizedTest
  @EnumSource(Engine.class)
  void mountsAreTheSame_onAHostWhereEveryPathIsAnother(Engine engine) throws Exception {
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, INSIDE)) {
      List<String> before = FindMnt.of(sandbox.resident(), COLUMNS);
      sandbox.dump(options(sandbox, AT_DUMP)).succeeded();
      Path other = otherHost(sandbox);
      try (Pin pin = pin(sandbox, engine, other, AT_RESTORE);
          Resident restored = pin.resident()) {
        assertEquals(String.join("\n", before), String.join("\n", FindMnt.of(restored, COLUMNS)));
        assertEquals("one\ntwo\none\none\nconf\n", pin.shell(CONTENT).succeeded().out());
        pin.shell(
                """
                mkdir /data/one/new; mount -t tmpfs new /data/one/new
                mountpoint /peer/new; mountpoint /slave/new
                mkdir /slave/own; mount -t tmpfs own /slave/own; ! mountpoint -q /peer/own
                ! touch /data/two/file 2> /dev/null
                """)
            .succeeded();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void flagsAndMountsBelow_areAddedByTheFile(Engine engine) throws Exception {
    String file =
        """
        {"mounts": [{"match": "/data/**", "source": "/proc/sys/fs", "recursive": true,
                     "read-only": true, "no-exec": true}]}
        """;
    String data = "mkdir -p \"$H/one\" \"$R/data\"; mount --bind \"$H/one\" \"$R/data\"";
    try (Sandbox sandbox = Sandbox.start(data.replace("/data", "/data/one"), "")) {
      sandbox.dump(options(sandbox, file)).succeeded();
      try (Pin pin = pin(sandbox, engine, sandbox.root(), file)) {
        String shown =
            pin.shell("findmnt -rno VFS-OPTIONS /data/one; ls /data/one").succeeded().out();
        assertTrue(shown.startsWith("ro,"), shown);
        assertTrue(shown.lines().findFirst().orElseThrow().contains("noexec"), shown);
        assertTrue(shown.contains("file-max"), shown);
      }
    }
  }

  @Test
  void wrongFile_isNamedWithLineAndColumn_beforeAnythingIsDone() throws Exception {
    try (Sandbox sandbox = Sandbox.start("", "")) {
      Path file = sandbox.top().resolve("host-path.json");
      for (String[] wrong : wrongFiles()) {
        Command.Result refused = sandbox.dump(options(sandbox, wrong[0]));
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains(file + ":" + wrong[1]), refused.err());
        try (Stream<Path> images = Files.list(sandbox.images())) {
          assertEquals(List.of(), images.toList());
        }
      }
    }
  }

  private static List<String[]> wrongFiles() {
    return List.of(
        new String[] {"{\"mounts\": [", "1:13: "},
        new String[] {"{\"mount\":\n []}", "2:2: mount is not known, only mounts is"},
        new String[] {"{\"mounts\": [\n{\"source\": \"/a\"}]}", "2:1: mounts[0].match is missing"},
        new String[] {
          "{\"mounts\": [\n{\"match\": \"/a/*\",\n \"source\": \"/b/{2}\"}]}",
          "3:12: mounts[0].source: {2} names none of the 1 wildcards of the match"
        },
        new String[] {
          "{\"mounts\": [{\"match\": \"/a\", \"read-only\": 1}]}",
          "1:42: mounts[0].read-only is neither true nor false"
        });
  }

  @Test
  void optionOfNoPlugin_isWrongUsage() throws Exception {
    try (Sandbox sandbox = Sandbox.start("", "")) {
      Command.Result refused = sandbox.dump("--plugin-option", "host-path:config=/x");
      assertEquals(2, refused.exit());
      assertTrue(refused.err().contains("no plugin of that name is loaded"), refused.err());
    }
  }

  private static Path otherHost(Sandbox sandbox) throws IOException {
    Path other = Files.createDirectory(sandbox.top().resolve("other"));
    Command.run("cp", "-a", sandbox.root().toString(), other.resolve("tree").toString())
        .succeeded();
    for (String name : List.of("one", "two")) {
      Path volume = Files.createDirectories(other.resolve("volumes/of-" + name));
      Files.writeString(volume.resolve("name"), name + "\n");
    }
    Path settings = Files.createDirectory(other.resolve("settings"));
    Files.writeString(settings.resolve("etc-app.txt"), "conf\n");
    Command.run("rm", "-r", sandbox.host().toString()).succeeded();
    return other;
  }

  private static Pin pin(Sandbox sandbox, Engine engine, Path host, String file)
      throws IOException {
    Path root = host.equals(sandbox.root()) ? host : host.resolve("tree");
    Path path = sandbox.top().resolve("pin");
    String[] options = options(sandbox, file.replace("HOST", host.toString()));
    String[] all =
        Stream.concat(Stream.of(options), Stream.of("--pin", path.toString()))
            .toArray(String[]::new);
    sandbox.restore(engine, sandbox.images(), root, all).succeeded();
    return new Pin(path);
  }

  private static String[] options(Sandbox sandbox, String file) throws IOException {
    Path config = Files.writeString(sandbox.top().resolve("host-path.json"), file);
    return new String[] {"--plugin", "host-path", "--plugin-option", "host-path:config=" + config};
  }
}
