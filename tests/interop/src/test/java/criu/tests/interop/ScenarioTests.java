package criu.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.opentest4j.TestAbortedException;

/**
 * Real programs dump what we restore, and restore what we dump. Each script of {@code scenarios} is
 * one combination and one row of {@code docs/interop.md}; run with {@code
 * -Dcriu.interop.write=true} to have the table written.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenarioTests {
  private static final String REFUSES = "refuses: ";

  private final Path repository = Path.of(System.getProperty("criu.mount.repository", "."));
  private final InteropTable table = new InteropTable(repository.resolve("docs/interop.md"));
  private final Map<String, String> rows = new TreeMap<>();
  private int images;

  @BeforeAll
  void readTable() throws IOException {
    table.rows(); // a page without a table is found before anything is run
  }

  @TestFactory
  Stream<DynamicTest> scenario_inARootOfDebian() throws IOException {
    List<Scenario> scenarios = Scenario.in(repository.resolve("tests/interop/scenarios"));
    try {
      Debian debian = Debian.root(repository);
      return Stream.concat(
          scenarios.stream().map(one -> dynamicTest(one.name(), () -> carryOut(one, debian))),
          Stream.of(dynamicTest("table-in-docs", this::checkTable)));
    } catch (Debian.Unavailable e) {
      return scenarios.stream().map(one -> dynamicTest(one.name(), () -> skip(e)));
    }
  }

  private static void skip(Debian.Unavailable reason) {
    System.out.println("skipped: there is no Debian root: " + reason.getMessage());
    throw new TestAbortedException("there is no Debian root: " + reason.getMessage());
  }

  private void carryOut(Scenario scenario, Debian debian) throws Exception {
    Path shared = Files.createTempDirectory("criu-mount-interop.");
    try {
      Files.setPosixFilePermissions(
          shared, PosixFilePermissions.fromString("rwxr-xr-x")); // for other users inside, too
      Resident.compile(repository, shared);
      if (scenario.needsPlugins()) {
        CriuPlugins.compile(repository, shared);
      }
      String image = System.getProperty("criu.mount.image", "jlink/target/criu-mount");
      List<String> command =
          List.of(
              "env",
              "SHARED=" + shared,
              "CRIU_MOUNT_IMAGE=" + image,
              "bash",
              scenario.script().toAbsolutePath().toString());
      Debian.Result result = debian.run(shared, command);
      assertEquals(0, result.exit(), () -> scenario.name() + " said: " + result.said());
      images += ShownImages.compare(shared);
      rows.put(scenario.name(), scenario.row(outcome(result)));
    } finally {
      Tree.remove(shared);
    }
  }

  private static String outcome(Debian.Result result) {
    String last = result.lastLine();
    return last.startsWith(REFUSES) ? last : "passes";
  }

  private void checkTable() throws IOException {
    if (!Boolean.getBoolean("criu.interop.write")) {
      assertEquals(String.join("\n", rows.values()), String.join("\n", table.rows()));
    }
  }

  @AfterAll
  void writeTable() throws IOException {
    System.out.println("images that crit and criu-mount show and make alike: " + images);
    if (Boolean.getBoolean("criu.interop.write")) {
      table.write(rows.values());
    }
  }
}
