package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What dump and check say of namespaces that cannot be dumped, and whether their remedies help. */
@NeedsNamespaces
class FailedDumpTests {
  @Test
  void namesTheProcess_whenItIsGone() throws Exception {
    try (Sandbox sandbox = Outsiders.start()) {
      String gone = goneTask();
      fails(sandbox, gone, gone);
      assertTrue(check(gone).out().contains("process " + gone + ": there is no such process"));
    }
  }

  private static String goneTask() throws IOException {
    try (Resident resident = Resident.start(List.of("sh", "-c", Resident.WAIT))) {
      return Long.toString(resident.pid());
    }
  }

  @Test
  void namesTheProcess_whenItIsInTheNamespaceOfTheTool() throws Exception {
    try (Sandbox sandbox = Outsiders.start()) {
      String self = Long.toString(ProcessHandle.current().pid());
      String said = fails(sandbox, self, "process " + self);
      assertTrue(said.contains("unshare"), said);
      assertEquals(1, check(self).exit());
    }
  }

  /**
   * Of these nothing says who brings back the last two:
   *
   * <pre>
   * /
   * ├─ usr          external by the key "usr"
   * ├─ proc
   * ├─ tmp          tmpfs
   * ├─ volume       directory of the host
   * └─ plugin/data  directory of the host
   * </pre>
   */
  @Test
  void namesEveryMountFromOutside_andItsRemedyHelps() throws Exception {
    try (Sandbox sandbox = Outsiders.start()) {
      String said = fails(sandbox, sandbox.task(), "/volume");
      assertTrue(said.contains("/plugin/data"), said);
      Command.Result checked = check(sandbox.task());
      assertEquals(1, checked.exit());
      assertEquals(problems(said), problems(checked.out()));

      Remedies remedies = Remedies.in(said);
      assertEquals(4, remedies.dump().size(), said);
      String[] options = remedies.dumpOptions();
      check(sandbox.task(), options).succeeded();
      sandbox.dump(options).succeeded();
      sandbox.restore(Engine.DETACHED, with(remedies.restoreOptions(), "--", "true")).succeeded();
    }
  }

  /**
   * The master of the slave stays with the host:
   *
   * <pre>
   * /
   * ├─ usr    external by the key "usr"
   * ├─ proc
   * └─ slave  tmpfs, slave of a mount that is not here
   * </pre>
   */
  @Test
  void namesTheSlaveOfAnOutsideMaster_andItsRemedyHelps() throws Exception {
    String outside =
        """
        mkdir "$H/master" "$R/slave"
        mount -t tmpfs master "$H/master"; mount --make-shared "$H/master"
        mount --bind "$H/master" "$R/slave"; mount --make-slave "$R/slave"
        """;
    // the original stays in the namespace of a process that is no descendant, without which its
    // group would be gone
    String keep =
        outside
            + """
            mkfifo "$H/up"
            (unshare -m --propagation unchanged sh -c 'echo $$ > "$0"; exec sleep 1000' "$H/up" &)
            read K < "$H/up"
            """;
    String inside = "echo content > /slave/file; echo $K > /slave/keeper";
    try (Sandbox sandbox = Sandbox.start(keep, inside)) {
      String keeper = sandbox.resident().shell("cat /slave/keeper").succeeded().out().strip();
      try {
        String said = fails(sandbox, sandbox.task(), "/slave");
        Remedies.in(said).runCommands();
        check(sandbox.task()).succeeded();
        sandbox.dump().succeeded();
      } finally {
        Command.run("kill", keeper).succeeded();
      }
    }
  }

  @Test
  void namesTheExternal_whenNothingIsMountedThere() throws Exception {
    try (Sandbox sandbox = Outsiders.start()) {
      String[] wrong =
          Outsiders.withSamplePlugin(
              "--external", "mnt[/volume]:volume", "--external", "mnt[/volumes]:key");
      fails(sandbox, sandbox.task(), "/volumes", wrong);
      assertEquals(1, check(sandbox.task(), wrong).exit());
    }
  }

  @Test
  void namesPluginAndMount_whenAPluginThrows() throws Exception {
    try (Sandbox sandbox = Outsiders.start()) {
      Path place = Files.createDirectory(sandbox.top().resolve("wrong"));
      String dump = "throw new IllegalStateException(\"no luck\");";
      Path plugins = PluginJar.directory(place, "", dump, "return null;", "");
      String[] options = {"--external", "mnt[/volume]:volume", "-L", plugins.toString()};
      String said = fails(sandbox, sandbox.task(), "plugin wrong", options);
      assertTrue(said.contains("/plugin/data") && said.contains("no luck"), said);
    }
  }

  @Test
  void leavesTheImagesAlone_whenTheDirectoryHoldsACheckpoint() throws Exception {
    try (Sandbox sandbox = Outsiders.dumped()) {
      String before = Listing.of(sandbox.images());
      Command.Result again =
          sandbox.dump(Outsiders.withSamplePlugin("--external", "mnt[/volume]:volume"));
      assertEquals(1, again.exit());
      assertTrue(again.err().contains(sandbox.images().toString()), again.err());
      assertEquals(before, Listing.of(sandbox.images()));
    }
  }

  private static String fails(Sandbox sandbox, String task, String part, String... options)
      throws IOException {
    String before = Listing.of(sandbox.images());
    byte[] mounts = sandbox.resident().mountInfo();
    List<String> arguments =
        new ArrayList<>(List.of("dump", "-t", task, "-D", sandbox.images().toString()));
    arguments.addAll(List.of("--external", "mnt[/usr]:usr"));
    arguments.addAll(List.of(options));
    Command.Result result = CriuMount.run("/plugin", arguments);
    assertEquals(1, result.exit(), result::toString);
    assertTrue(result.err().startsWith("criu-mount: "), result::err);
    assertTrue(result.err().contains(part), () -> part + " is not in: " + result.err());
    assertEquals(before, Listing.of(sandbox.images()));
    assertArrayEquals(mounts, sandbox.resident().mountInfo());
    return result.err();
  }

  private static Command.Result check(String task, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("check", "-t", task));
    arguments.addAll(List.of("--external", "mnt[/usr]:usr"));
    arguments.addAll(List.of(options));
    return CriuMount.run("/plugin", arguments);
  }

  private static String[] with(String[] options, String... more) {
    return Stream.of(options, more).flatMap(Stream::of).toArray(String[]::new);
  }

  /** Returns the lines that name a mount. */
  private static List<String> problems(String said) {
    return said.lines()
        .filter(line -> line.contains("mount ") && line.contains(" at /"))
        .map(line -> line.substring(line.indexOf("mount ")))
        .toList();
  }
}
