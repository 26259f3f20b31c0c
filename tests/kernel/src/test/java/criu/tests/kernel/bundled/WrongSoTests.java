package criu.tests.kernel.bundled;

import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.Engine;
import criu.tests.kernel.FailedRestore;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Plugins of CRIU that do wrong, or are none, at the restore of a mount at /volumes/data. */
@NeedsNamespaces
class WrongSoTests {
  private static final String OUTSIDE =
      """
      mkdir -p "$R/volumes/data" "$H/data"
      mount --bind "$H/data" "$R/volumes/data"
      """;

  private static final String FUNCTION = "the hook for a restore returned ";

  private static Sandbox sandbox;

  @BeforeAll
  static void dump() throws IOException {
    sandbox = Sandbox.start(OUTSIDE, "");
    Path plugins = directory();
    SharedObject.make("volume", plugins.resolve("volume.so"));
    sandbox.dump(CriuSoTests.with(plugins)).succeeded();
  }

  @AfterAll
  static void close() throws IOException {
    sandbox.close();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void failure_isNamedWithItsErrnoAndTheLastErrorOfItsLog(Engine engine) throws Exception {
    String said = fails(engine, "FAILS", FUNCTION + "-5 (EIO): no luck with ");
    assertTrue(said.contains(" of many, 1.5, a b c 1099511627776\n"), said);
    assertTrue(said.contains("at /volumes/data"), said);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void lies_areFound(Engine engine) throws Exception {
    fails(engine, "MOUNTS_NOTHING", "it is to make one mount, at /crt-premount.");
    fails(engine, "MOUNTS_TWICE", ", and made 2, at /crt-premount.");
    fails(engine, "MOUNTS_ELSEWHERE", ", and made 2, at ");
    fails(engine, "PASSES_ON_WHAT_IT_MOUNTED", "it passes the mount on, but has mounted at ");
    fails(engine, "UNMOUNTS", "it unmounted ");
  }

  @Test
  void failureOfInit_isNamed() throws Exception {
    fails(Engine.DETACHED, "FAILS_IN_INIT", "wrong.so: init returned -22 (EINVAL)");
  }

  @Test
  void missingSymbol_isNamed() throws Exception {
    fails(Engine.DETACHED, "MISSES", "cannot be loaded: undefined symbol: function_of_nobody");
  }

  @Test
  void mountThatAllPassOn_isNamed() throws Exception {
    fails(Engine.DETACHED, "NOTHING", "a plugin took it at dump, and none takes it now");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -DPLUGIN_VERSION=0x000300 | for version 0.3.0 of CRIU's contract, newer than 0.2.0
          -DHOOKS_SAID=16           | CR_PLUGIN_DESC says it has 16 hooks; there can be 12
          -DNAME=0                  | CR_PLUGIN_DESC has no name
          """)
  void wrongDescriptor_isNamed(String option, String message) throws Exception {
    Path plugins = directory();
    SharedObject.make("hostile", plugins.resolve("wrong.so"), "-DWRONG=NOTHING", option);
    fails(plugins, "wrong.so: ", message);
  }

  @Test
  void descriptorOfAnotherKind_isNamed() throws Exception {
    Path plugins = directory();
    Path source = Files.writeString(plugins.resolve("short.c"), "int CR_PLUGIN_DESC = 1;\n");
    Command.run("gcc", "-shared", "-o", plugins.resolve("a.so").toString(), source.toString())
        .succeeded();
    fails(plugins, "a.so: ", "CR_PLUGIN_DESC is no descriptor: it has 4 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chmod 0666 volume.so                          | others than its owner can write to it
          chmod 0777 .                                  | others than its owner can write to it
          chown 12345 volume.so                         | its owner is user 12345, neither root
          mv volume.so ../x; ln -s ../x volume.so       | a symbolic link leads out of the directory
          ln -s nowhere z.so                            | z.so: there is nothing
          mkdir z.so                                    | z.so: it is not a regular file
          echo rubbish > z.so                           | z.so: it cannot be loaded: file too short
          head -c 4096 /dev/zero > z.so                 | z.so: it cannot be loaded: invalid ELF header
          rm volume.so                                  | the directory has no .so in it
          """)
  void oneBadFile_stopsTheRun_andIsNamed(String script, String message) throws Exception {
    Path plugins = directory();
    SharedObject.make("volume", plugins.resolve("volume.so"));
    Command.run("sh", "-ec", "cd \"$1\"; " + script, "sh", plugins.toString()).succeeded();
    fails(plugins, "start: plugin criu-so: init: ", message);
  }

  @Test
  void nativeAccess_isNeeded() throws Exception {
    String said =
        new FailedRestore(sandbox, Engine.DETACHED)
            .saying("for which it needs --plugin-native criu-so", "--plugin", "criu-so");
    assertTrue(said.contains("start: plugin criu-so: init: "), said);
  }

  private static Path directory() throws IOException {
    Path place = Files.createTempDirectory(sandbox.top(), "so");
    return Files.createDirectory(place.resolve("plugins"));
  }

  private static String fails(Engine engine, String wrong, String message) throws IOException {
    Path plugins = directory();
    SharedObject.make("hostile", plugins.resolve("wrong.so"), "-DWRONG=" + wrong);
    return new FailedRestore(sandbox, engine).saying(message, CriuSoTests.with(plugins));
  }

  private static void fails(Path plugins, String start, String message) throws IOException {
    String said =
        new FailedRestore(sandbox, Engine.DETACHED).saying(message, CriuSoTests.with(plugins));
    assertTrue(said.contains(start), said);
  }
}
