package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the log says of a dump and a restore when everything is wanted. */
@NeedsNamespaces
class StepLogTests {
  private static final Pattern TIME = Pattern.compile("^\\(\\d\\d\\.\\d{6}\\) ");
  private static Sandbox sandbox;

  @BeforeAll
  static void dump() throws IOException {
    sandbox = Sandbox.start("", "mkdir /cache; mount -t tmpfs cache /cache");
    Path log = sandbox.top().resolve("dump.log");
    sandbox.dump("--external", "mnt[/usr]:usr", "-v4", "-o", log.toString()).succeeded();
  }

  @AfterAll
  static void close() throws IOException {
    sandbox.close();
  }

  @Test
  void dump_saysWhoBringsEachMountBack_andWhoseContentIsArchived() throws IOException {
    List<String> lines = lines(sandbox.top().resolve("dump.log"), "dump: ");
    assertHas(lines, "number of processes: [1-9]\\d*, of mount namespaces: 1");
    assertHas(lines, "mount \\d+ at /usr \\(\\w+\\): external by the key usr");
    assertHas(lines, "mount \\d+ at /cache \\(tmpfs\\): of the tree itself");
    assertHas(lines, "mount \\d+ at /cache: its content is archived");
    assertHas(lines, "wrote the images to .*");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void restore_saysEachStepOfThePlan_andThatItIsDone(Engine engine) throws IOException {
    List<String> planned = new ArrayList<>();
    List<String> command = command(engine, "plan", "/usr");
    CriuMount.run("", command).succeeded().out().lines().forEach(planned::add);
    Path log = sandbox.top().resolve("restore.log");
    restore(engine, "/usr", "-v4", log).succeeded();
    List<String> lines = lines(log, "restore: ");
    assertHas(lines, "mount \\d+ at /usr \\(\\w+\\): external by the key usr, taken from /usr");
    List<String> steps = lines.stream().filter(line -> line.startsWith("step ")).toList();
    List<String> expected =
        planned.stream()
            .map(step -> step.strip().replaceFirst("  ", " of " + planned.size() + ": "))
            .map(step -> "step " + step + ": done")
            .toList();
    assertEquals(String.join("\n", expected), String.join("\n", steps));
    assertHas(lines, "read back: all mounts are as in the images");
  }

  @Test
  void restoreThatFails_saysAtWhichStep_andThenTheError() throws IOException {
    Path log = sandbox.top().resolve("failed.log");
    assertEquals(1, restore(Engine.DETACHED, "/nowhere", "-v4", log).exit());
    assertHas(
        lines(log, "restore: "),
        "step \\d+ of \\d+: mount \\d+ at /usr: copy /nowhere of the host: failed: .*ENOENT.*");
    assertTrue(Files.readString(log).contains("Error (criu-mount): restore: "));
  }

  @Test
  void restore_saysNoSteps_belowLevel4() throws IOException {
    Path log = sandbox.top().resolve("short.log");
    restore(Engine.DETACHED, "/usr", "-v3", log).succeeded();
    assertEquals(List.of("restored 4 mounts"), lines(log, "restore: "));
  }

  private static Command.Result restore(Engine engine, String usr, String level, Path log)
      throws IOException {
    List<String> command = command(engine, "restore", usr);
    command.addAll(List.of(level, "-o", log.toString(), "--", "true"));
    return CriuMount.run("", command);
  }

  private static List<String> command(Engine engine, String word, String usr) {
    List<String> command = new ArrayList<>(List.of(word));
    command.addAll(List.of("-D", sandbox.images().toString(), "-r", sandbox.root().toString()));
    command.addAll(List.of("--external", "mnt[usr]:" + usr));
    command.addAll(engine.options());
    return command;
  }

  /** Returns the lines of a log without their times, which all have, and their beginning. */
  private static List<String> lines(Path log, String begin) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .peek(line -> assertTrue(TIME.matcher(line).find(), line))
          .map(line -> TIME.matcher(line).replaceFirst(""))
          .filter(line -> line.startsWith(begin))
          .map(line -> line.substring(begin.length()))
          .toList();
    }
  }

  private static void assertHas(List<String> lines, String pattern) {
    assertTrue(
        lines.stream().anyMatch(Pattern.compile(pattern).asMatchPredicate()),
        () -> pattern + " in " + String.join("\n", lines));
  }
}
