package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Plugins that do what no plugin should, at a dump or restore of {@link Outsiders}. */
@NeedsNamespaces
class HostilePluginTests {
  private static Sandbox sandbox;

  @BeforeAll
  static void dump() throws IOException {
    sandbox = Outsiders.dumped();
  }

  @AfterAll
  static void close() throws IOException {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ThrowsInInit     | start: plugin hostile: init: IllegalStateException: no luck
          ThrowsError      | at /plugin/data: StackOverflowError
          HangsInInit      | start: plugin hostile: init: it did not return within 2 s
          HangsInExit      | end: plugin hostile: exit: it did not return within 2 s
          ExitsInInit      | start: plugin hostile: init: its module hostile called System.exit
          ReadsInternals   | IllegalAccessException: class hostile.ReadsInternals (in module hostile)
          """)
  void fails_withoutNeedOfAnEngine(String plugin, String message) throws Exception {
    fails(Engine.DETACHED, plugin, message);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesThePluginAndMount_whenItHangsInRestore(Engine engine) throws Exception {
    String said = fails(engine, "HangsInRestore", "at /plugin/data: it did not return within 2 s");
    assertTrue(said.contains("restore: plugin hostile: mount "), said);
    assertTrue(said.contains("--plugin-timeout SECONDS"), said);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesThePluginAndMount_whenItEndsTheProcess(Engine engine) throws Exception {
    String said =
        fails(engine, "ExitsInRestore", "at /plugin/data: its module hostile called System.exit");
    assertTrue(said.contains("restore: plugin hostile: mount "), said);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesThePluginAndMount_whenAThreadOfItsOwnEndsTheProcess(Engine engine) throws Exception {
    fails(engine, "ExitsFromAThread", "at /plugin/data: its module hostile called System.exit");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void refusesNativeCode_unlessItIsAllowedByName(Engine engine) throws Exception {
    fails(engine, "CallsNativeCode", "IllegalCallerException: Illegal native access from module");
    restores(engine, "CallsNativeCode", "--plugin-native", "hostile");
  }

  @Test
  void refusesNativeCode_whenAConfigurationFileNamesThePlugin() throws Exception {
    Path plugins = plugins("CallsNativeCode");
    String both = "libdir " + plugins + "\nlibdir " + CriuMount.samplePlugins() + "\n";
    Path file = Files.writeString(plugins.resolveSibling("conf"), both);
    new FailedRestore(sandbox, Engine.DETACHED)
        .saying(
            "IllegalCallerException: Illegal native access from module",
            "--external",
            "mnt[volume]:" + sandbox.host().resolve("volume"),
            "--config",
            file.toString());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void refusesPlaces_besideTheTarget(Engine engine) throws Exception {
    fails(engine, "MountsElsewhere", "is not at or below /");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void refusesASecondMount(Engine engine) throws Exception {
    fails(engine, "MountsTwice", "already: a plugin makes one mount");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesThePlugin_whenItPassesOnWhatItHasMade(Engine engine) throws Exception {
    fails(engine, "LeavesFiles", "it passes the mount on, but has made something for it");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void ends_whateverThreadsThePluginHasStarted(Engine engine) throws Exception {
    restores(engine, "StartsThreads");
  }

  @ParameterizedTest
  @CsvSource({
    "HangsInDump, it did not return within 2 s",
    "ExitsInDump, its module hostile called System.exit",
    "ThrowsError, StackOverflowError"
  })
  void writesNothing_whenItFailsInDump(String plugin, String message) throws Exception {
    Path images = Files.createTempDirectory(sandbox.top(), "images");
    Path plugins = plugins(plugin);
    byte[] host = Sandbox.hostMounts();
    String before = Listing.of(sandbox.top());
    Command.Result result = dump(images, "-L", plugins.toString(), "--plugin-timeout", "2");
    assertEquals(1, result.exit(), result::toString);
    assertTrue(result.err().contains("dump: plugin hostile: mount "), result::err);
    assertTrue(result.err().contains(message), result::err);
    assertEquals(before, Listing.of(sandbox.top()));
    Sandbox.assertHostUnchanged(host);
  }

  // a/first.jar, a/second.jar: both take everything
  @Test
  void asksInTheOrderOfFileNames_andSaysWhoIsNotAsked() throws Exception {
    Path images = Files.createTempDirectory(sandbox.top(), "images");
    Path place = Files.createTempDirectory(sandbox.top(), "hostile");
    Path plugins = Files.createDirectory(place.resolve("plugins"));
    HostileJar.make("ClaimsEverything", place.resolve("1"), plugins.resolve("first.jar"));
    HostileJar.make("ClaimsEverythingToo", place.resolve("2"), plugins.resolve("second.jar"));
    Command.Result result = dump(images, "-v", "-L", plugins.toString());
    result.succeeded();
    assertTrue(
        result.err().contains("plugin hostile takes mount ")
            && result.err().contains("at /plugin/data; not asked: hostile2"),
        result::err);
    // what the tree brings back by itself is not asked for
    assertFalse(result.err().contains("at /tmp"), result::err);
  }

  @Test
  void tellsOfEveryEntry_whenSomeCannotBeLoaded() throws Exception {
    Path place = Files.createTempDirectory(sandbox.top(), "hostile");
    Path plugins = Files.createDirectory(place.resolve("plugins"));
    HostileJar.make("StartsThreads", place.resolve("1"), plugins.resolve("good.jar"));
    Files.writeString(plugins.resolve("no.jar"), "not a jar");
    Files.copy(plugins.resolve("good.jar"), plugins.resolve("open.jar"));
    Files.setPosixFilePermissions(
        plugins.resolve("open.jar"), PosixFilePermissions.fromString("rw-rw-rw-"));
    Command.Result result = CriuMount.run("plugins", "-L", plugins.toString());
    assertEquals(1, result.exit(), result::toString);
    assertTrue(result.out().startsWith("hostile  hostile  " + plugins), result::out);
    assertTrue(result.out().contains("no.jar: it cannot be read as a jar: "), result::out);
    assertTrue(result.out().contains("can write to it (mode 0666)"), result::out);
    Command.Result json = CriuMount.run("plugins", "--json", "-L", plugins.toString());
    assertEquals(1, json.exit(), json::toString);
    assertTrue(json.out().contains("\"failed\":\"jars\""), json::out);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chmod 0666 hostile.jar                                  | others than its owner can write
          echo rubbish > hostile.jar                              | it cannot be read as a jar
          chmod 0777 .                                            | others than its owner can write
          mv hostile.jar ../x; ln -s ../x hostile.jar             | a symbolic link leads out of
          truncate -s 65M hostile.jar                             | the jar is larger than 64 MiB
          echo 0000 > plugins.sha256                              | line 1 is not a SHA-256 digest
          sha256sum *.jar > plugins.sha256; cp *.jar a.jar        | does not list it
          sha256sum *.jar > plugins.sha256; sed -i "s/^[0-7]/8/;t;s/^./0/" plugins.sha256 | its SHA-256 digest is
          """)
  void runsNoCode_ofWhatIsNotTrusted(String script, String message) throws Exception {
    Path plugins = plugins("ExitsInInit");
    Command.run("sh", "-ec", "cd \"$1\"; " + script, "sh", plugins.toString()).succeeded();
    new FailedRestore(sandbox, Engine.DETACHED).saying(message, options(plugins));
  }

  @Test
  void loads_whenTheDigestIsRight() throws Exception {
    Path plugins = plugins("StartsThreads");
    Command.run(
            "sh", "-ec", "cd \"$1\"; sha256sum *.jar > plugins.sha256", "sh", plugins.toString())
        .succeeded();
    CriuMount.run("plugins", "-L", plugins.toString()).succeeded();
  }

  private static Path plugins(String plugin) throws IOException {
    Path place = Files.createTempDirectory(sandbox.top(), "hostile");
    Path plugins = Files.createDirectory(place.resolve("plugins"));
    HostileJar.make(plugin, place, plugins.resolve("hostile.jar"));
    return plugins;
  }

  private static String[] options(Path plugins, String... more) {
    String volume = "mnt[volume]:" + sandbox.host().resolve("volume");
    List<String> all = new ArrayList<>(List.of("--external", volume));
    all.addAll(List.of("-L", plugins.toString(), "--plugin-timeout", "2"));
    all.addAll(
        List.of("-L", CriuMount.samplePlugins().toString())); // asked later, needed by the images
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  private static String fails(Engine engine, String plugin, String message) throws IOException {
    return new FailedRestore(sandbox, engine).saying(message, options(plugins(plugin)));
  }

  private static void restores(Engine engine, String plugin, String... more) throws IOException {
    byte[] host = Sandbox.hostMounts();
    try (Pin pin = sandbox.pin(engine, options(plugins(plugin), more))) {
      pin.shell("test -e /plugin/data/doc || test -d /plugin/data").succeeded();
    }
    assertEquals(List.of(), CriuMount.leftovers(), "processes left behind");
    Sandbox.assertHostUnchanged(host);
  }

  private static Command.Result dump(Path images, String... more) throws IOException {
    List<String> all = new ArrayList<>(List.of("--external", "mnt[/volume]:volume"));
    all.addAll(List.of(more));
    return sandbox.dump(sandbox.resident(), images, all.toArray(String[]::new));
  }
}
