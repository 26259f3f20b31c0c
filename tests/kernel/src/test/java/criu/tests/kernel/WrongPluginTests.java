package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plugins that fail or lie, at a restore of {@link Outsiders}. */
@NeedsNamespaces
class WrongPluginTests {
  private static Sandbox sandbox;

  @BeforeAll
  static void dump() throws IOException {
    sandbox = Outsiders.start();
    Path place = Files.createTempDirectory(sandbox.top(), "right");
    Path plugins = PluginJar.directory(place, "", "return DumpVerdict.claimed();", PASS, "");
    sandbox.dump("--external", "mnt[/volume]:volume", "-L", plugins.toString()).succeeded();
  }

  @AfterAll
  static void close() throws IOException {
    sandbox.close();
  }

  private static final String PASS = "return RestoreVerdict.notMine();";

  private static final String MOUNT =
      """
      if (!request.inPlace()) { context.mounts().makeDirectory(request.target()); }
      context.mounts().bind(PathBytes.of("/usr/share"), request.target());
      """;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesThePlugin_whenTheImagesWereMadeWithItAndItIsNotGiven(Engine engine) throws Exception {
    String part = "the images were made with plugins that are not loaded: wrong";
    String said = new FailedRestore(sandbox, engine).saying(part, Outsiders.volume(sandbox));
    assertTrue(said.contains("add -L DIR"), said);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesTheMount_whenEveryPluginPassesItOn(Engine engine) throws Exception {
    fails(engine, "/plugin/data", "", PASS, "");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesPluginAndMount_whenThePluginThrows(Engine engine) throws Exception {
    String said = fails(engine, "plugin wrong", "", "throw new Exception(\"no luck\");", "");
    assertTrue(said.contains("/plugin/data") && said.contains("no luck"), said);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void undoesTheMount_whenThePluginThrowsAfterIt(Engine engine) throws Exception {
    fails(engine, "/plugin/data", "", MOUNT + "throw new AssertionError(\"too late\");", "");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void undoesAllMounts_whenThePluginThrowsAtTheEnd(Engine engine) throws Exception {
    String success = "if (outcome == Outcome.SUCCEEDED) throw new Exception(\"bad end\");";
    String mounted = MOUNT + "return RestoreVerdict.mountedDirectory();";
    String said = fails(engine, "plugin wrong", "", mounted, success);
    assertTrue(said.contains("bad end"), said);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesThePlugin_whenItCannotStart(Engine engine) throws Exception {
    fails(engine, "plugin wrong", "if (stage != null) throw new Exception();", PASS, "");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesPluginAndMount_whenItSaysThatItMountedAndDidNot(Engine engine) throws Exception {
    String verdict = "return RestoreVerdict.mountedDirectory();";
    String make =
        "if (!request.inPlace()) { context.mounts().makeDirectory(request.target()); }" + verdict;
    for (String restore : List.of(verdict, make)) {
      String said = fails(engine, "/plugin/data", "", restore, "");
      assertTrue(said.contains("wrong"), said);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesPluginAndMount_whenItSaysFileForADirectory(Engine engine) throws Exception {
    String said =
        fails(engine, "/plugin/data", "", MOUNT + "return RestoreVerdict.mountedFile();", "");
    assertTrue(said.contains("wrong"), said);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesPluginAndMount_whenItAnswersNull(Engine engine) throws Exception {
    String said = fails(engine, "/plugin/data", "", "return null;", "");
    assertTrue(said.contains("wrong"), said);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void refusesTargets_outsideOfTheOneThatWasAskedFor(Engine engine) throws Exception {
    String restore =
        """
        context.mounts().makeDirectory(PathBytes.of(request.target() + "/../stolen"));
        return RestoreVerdict.mountedDirectory();
        """;
    fails(engine, "/plugin/data", "", restore, "");
  }

  private static String fails(Engine engine, String said, String init, String restore, String exit)
      throws IOException {
    Path place = Files.createTempDirectory(sandbox.top(), "wrong");
    Path plugins = PluginJar.directory(place, init, "return DumpVerdict.notMine();", restore, exit);
    return new FailedRestore(sandbox, engine)
        .saying(
            said,
            "-L",
            plugins.toString(),
            "--external",
            "mnt[volume]:" + sandbox.host().resolve("volume"));
  }
}
