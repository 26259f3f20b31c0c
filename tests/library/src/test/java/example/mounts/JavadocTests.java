package example.mounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation of the library: its Javadoc, made as its users make it, and its page. */
final class JavadocTests {
  private static final Path REPOSITORY = Path.of(System.getProperty("criu.mount.repository"));
  private static final Path MODULE = REPOSITORY.resolve("modules/criu.mount");

  @Test
  void javadoc_ofTheLibrary_hasNoWarnings_andTheCodeOfItsExample(@TempDir Path directory)
      throws Exception {
    StringWriter said = new StringWriter();
    int exit =
        ToolProvider.findFirst("javadoc")
            .orElseThrow()
            .run(
                new PrintWriter(said),
                new PrintWriter(said),
                "-quiet",
                "-Xdoclint:all",
                "-Werror",
                "-d",
                directory.toString(),
                "--snippet-path",
                REPOSITORY.resolve("tests/library/src/main/java").toString(),
                "--module-source-path",
                "criu.mount=" + MODULE.resolve("src/main/java"),
                "--patch-module",
                "criu.mount=" + MODULE.resolve("target/generated-classes"),
                "--module-path",
                System.getProperty("jdk.module.path"),
                "--module",
                "criu.mount");
    assertEquals("", said.toString());
    assertEquals(0, exit);
    String page = Files.readString(directory.resolve("criu.mount/criu/mount/package-summary.html"));
    assertTrue(page.contains("changesSince"), page);
  }

  @Test
  void javaOnThePage_isCodeOfThisProgram() throws Exception {
    Path sources = REPOSITORY.resolve("tests/library/src/main/java");
    String program =
        Files.readString(sources.resolve("module-info.java"))
            + Files.readString(sources.resolve("example/mounts/Example.java"));
    String page = Files.readString(REPOSITORY.resolve("docs/user/library.md"));
    List<String> blocks = List.of(page.split("```", -1));
    List<String> shown =
        blocks.stream().filter(block -> block.startsWith("java\n")).flatMap(String::lines).toList();
    assertTrue(shown.size() > 6, page);
    for (String line : shown) {
      assertTrue(line.equals("java") || program.contains(line.strip()), line);
    }
  }
}
