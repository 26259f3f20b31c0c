package criu.tests.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the launcher answers itself is what the command behind it would say, and how it starts the
 * JVM.
 */
final class LauncherTests {

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void saysTheVersionOfTheModules(String option) throws IOException {
    String bin = Built.IMAGE.resolve("bin").toString();
    String launcher = Programs.run(bin + "/criu-mount", option).succeeded();
    String command =
        Programs.run(bin + "/java", "-m", "criu.cli/criu.cli.Main", option).succeeded();
    assertEquals(command, launcher);
    assertEquals("criu-mount " + System.getProperty("criu.mount.version") + "\n", launcher);
  }

  @ParameterizedTest
  @CsvSource({
    "dump, archives/dump.aot, false",
    "check --log-file log, archives/all.aot, false",
    "dump -L dir, archives/plugins.jsa, true",
    "restore -vLdir, archives/plugins.jsa, true",
    "restore --libdir=dir, archives/plugins.jsa, true",
    "check --plugin secrets, archives/plugins.jsa, true",
    "dump --config file, archives/plugins.jsa, true",
    "restore -- sh -L, archives/restore.aot, false"
  })
  void deniesNativeCode_wherePluginsMayRun(
      String arguments, String archive, boolean denied, @TempDir Path directory)
      throws IOException {
    String said = startedBy(directory, arguments);
    assertTrue(said.contains(archive), said);
    assertEquals(denied, said.contains("--illegal-native-access=deny"), said);
  }

  @ParameterizedTest
  @CsvSource({"libdir /plugins, true", "plugin secrets, true", "verbosity 3, false"})
  void deniesNativeCode_whereAConfigurationFileNamesPlugins(
      String line, boolean denied, @TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("criu-mount.conf"), line); // without an end of line
    String said = startedBy(directory, "dump");
    assertEquals(denied, said.contains("--illegal-native-access=deny"), said);
  }

  /** Returns how the launcher starts the JVM, with a program in its place that says that. */
  private static String startedBy(Path directory, String arguments) throws IOException {
    Path bin = Files.createDirectories(directory.resolve("image/bin"));
    Path archives = Files.createDirectories(directory.resolve("image/lib/archives"));
    for (String archive : List.of("all.aot", "dump.aot", "restore.aot", "plugins.jsa")) {
      Files.createFile(archives.resolve(archive));
    }
    Path launcher = Files.copy(Built.IMAGE.resolve("bin/criu-mount"), bin.resolve("criu-mount"));
    Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\necho \"$@\"\n");
    assertTrue(java.toFile().setExecutable(true) && launcher.toFile().setExecutable(true));
    String home = "XDG_CONFIG_HOME=" + directory;
    String command = "exec env HOME=/ " + home + " " + launcher + " " + arguments;
    return Programs.run("sh", "-c", command).succeeded();
  }
}
