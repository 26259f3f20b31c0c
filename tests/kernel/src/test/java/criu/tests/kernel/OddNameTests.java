package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Mounts at names that are no text, or mean something to some file format:
 *
 * <pre>
 * /
 * ├─ usr             external by the key "usr"
 * ├─ proc
 * ├─ odd/NAME        tmpfs for each name, whose source is NAME too, with a file
 * ├─ bound/NAME      bind of a directory NAME of the root, ro
 * ├─ target          bind of the directory odd/NAME/NAME of one tmpfs
 * ├─ bare            bind of a directory that was removed, and whose name ends in " (deleted)"
 * └─ wide/.../wide   tmpfs with a line of mountinfo beyond 4096 bytes
 * </pre>
 */
@NeedsNamespaces
class OddNameTests {
  /** Each character is a byte. */
  private static final List<String> NAMES =
      List.of(
          "with space",
          " ",
          "tab\there",
          "new\nline",
          "back\\slash",
          "\\040",
          "#hash",
          "x (deleted)",
          " (deleted)",
          "trailing\\",
          "ends in newline\n",
          "a]:b,c=d",
          "\u00ff\u00fe\u0080",
          "gr\u00c3\u00b6\u00c3\u009fe",
          "\u0001\u007f",
          "-v",
          "n".repeat(255));

  private static final String EACH =
      """
      mkdir -p "/odd/$name" "/bound/$name" "/source/$name"
      mount -t tmpfs -o size=64k -- "$name" "/odd/$name"; echo content > "/odd/$name/$name"
      echo bound > "/source/$name/file"
      mount --bind -- "/source/$name" "/bound/$name"
      mount -o remount,bind,ro -- "/bound/$name"
      """;

  private static Sandbox start() throws IOException {
    StringBuilder script = new StringBuilder();
    NAMES.forEach(name -> script.append("name='").append(name).append("'\n").append(EACH));
    script.append("mkdir /target; mkdir '/odd/#hash/\u00ff\\ #'\n");
    script.append("mount --bind '/odd/#hash/\u00ff\\ #' /target\n");
    script.append("mkdir /bare '/gone\\ (deleted)'; mount --bind '/gone\\ (deleted)' /bare\n");
    script.append("rmdir '/gone\\ (deleted)'\n");
    return Sandbox.start("", script.toString());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void survive_asMountpointsRootsAndSources(Engine engine) throws Exception {
    try (Sandbox sandbox = start()) {
      String before = String.join("\n", FindMnt.of(sandbox.resident()));
      String list = Listing.command("/odd /odd/*") + "; find /odd /bound -type f -exec cat {} +";
      String files = sandbox.resident().shell(list).succeeded().out();
      assertEquals(2 * NAMES.size(), files.lines().filter(l -> l.matches("content|bound")).count());
      sandbox.dump().succeeded();
      try (Pin pin = sandbox.pin(engine);
          Resident restored = pin.resident()) {
        assertEquals(before, String.join("\n", FindMnt.of(restored)));
        assertEquals(files, pin.shell(list).succeeded().out());
      }
    }
  }

  /**
   * The mountpoint is one that only bytes can name.
   *
   * <pre>
   * /
   * ├─ usr       external by the key "usr"
   * ├─ proc
   * └─ x\377]:#  external by the key "k\376 ]:"
   * </pre>
   */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void survive_asPathsAndKeysOfOptions(Engine engine) throws Exception {
    String outside =
        """
        mkdir "$H/y\u00fd z" "$R/x\u00ff]:#"; echo odd > "$H/y\u00fd z/file"
        mount --bind "$H/y\u00fd z" "$R/x\u00ff]:#"
        """;
    try (Sandbox sandbox = Sandbox.start(outside, "")) {
      String launcher = CriuMount.launcher().toString();
      String dump =
          "exec \"$1\" dump -t $2 -D \"$3/images\" --external 'mnt[/usr]:usr'"
              + " --external 'mnt[/x\u00ff]:#]:k\u00fe '";
      String top = sandbox.top().toString();
      Command.shell(dump, launcher, sandbox.task(), top).succeeded();
      String restore =
          "exec \"$1\" restore $2 -D \"$3/images\" -r \"$3/root\" --external 'mnt[usr]:/usr'"
              + " --external \"mnt[k\u00fe ]:$3/host/y\u00fd z\" -- sh -c 'cat /x*/file'";
      String option = String.join(" ", engine.options());
      assertEquals("odd\n", Command.shell(restore, launcher, option, top).succeeded().out());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void survive_inLinesOfMountinfoBeyondAPage(Engine engine) throws Exception {
    String wide = "/" + " ".repeat(250);
    String path = wide.repeat(14);
    try (Sandbox sandbox =
        Sandbox.start("", "mkdir -p '" + path + "'; mount -t tmpfs wide '" + path + "'")) {
      String lines = new String(sandbox.resident().mountInfo(), StandardCharsets.ISO_8859_1);
      assertTrue(lines.lines().anyMatch(line -> line.length() > 3 * 4096));
      roundTrip(sandbox, engine);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void survive_asSourcesLongerThanAnyName(Engine engine) throws Exception {
    String source = "long/".repeat(200);
    String inside = "mkdir /long; mount -t tmpfs " + source + " /long";
    try (Sandbox sandbox = Sandbox.start("", inside)) {
      roundTrip(sandbox, engine);
    }
  }

  private static void roundTrip(Sandbox sandbox, Engine engine) throws IOException {
    String before = String.join("\n", FindMnt.of(sandbox.resident()));
    sandbox.dump().succeeded();
    try (Pin pin = sandbox.pin(engine);
        Resident restored = pin.resident()) {
      assertEquals(before, String.join("\n", FindMnt.of(restored)));
    }
  }
}
