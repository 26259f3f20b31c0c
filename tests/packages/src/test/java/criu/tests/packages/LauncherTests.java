package criu.tests.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher answers itself is what the command behind it would say. */
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
}
