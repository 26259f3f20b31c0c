package criu.tests.kernel.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.CriuMount;
import criu.tests.kernel.NeedsNamespaces;
import criu.tests.kernel.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example that each command's help ends with, pasted into a shell of root. */
@NeedsNamespaces
class HelpExampleTests {
  private static final String HEADING = "For example:\n";

  @TempDir Path folder;

  /** Returns the commands that the overview lists, and the one for packages. */
  static Stream<String> commands() throws IOException {
    List<String> commands =
        CriuMount.run("--help")
            .succeeded()
            .out()
            .lines()
            .filter(line -> line.matches("  [a-z]+ .*"))
            .map(line -> line.strip().replaceAll(" .*", ""))
            .toList();
    assertTrue(commands.contains("restore"), commands::toString);
    return Stream.concat(commands.stream(), Stream.of("completion"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void example_worksAsPasted(String command) throws Exception {
    byte[] host = Sandbox.hostMounts();
    String help = CriuMount.run(command, "--help").succeeded().out();
    assertTrue(help.contains(HEADING), help);
    String script = help.substring(help.indexOf(HEADING) + HEADING.length());
    PageRun.Result result = new PageRun(folder.toRealPath()).of(List.of(script)).getFirst();
    List<String> failures =
        result.failures().stream()
            .filter(failure -> !(failure.startsWith("criu-mount diff") && failure.endsWith(": 1")))
            .toList();
    assertEquals(List.of(), failures, result::printed);
    Sandbox.assertHostUnchanged(host);
  }
}
