package criu.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The man pages of this project, as man, whatis and others see them. */
class ManPageTests {
  private static final Path PAGES = Path.of("../user");

  @TempDir Path folder;

  @BeforeEach
  void make() throws IOException {
    String to = folder.toString();
    ManPages.main(new String[] {PAGES.toString(), to, "1.0", "2026-01-02T00:00:00Z"});
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void everyPage_ofTheFolder_hasOne() throws IOException {
    try (Stream<Path> sources = Files.list(PAGES)) {
      assertEquals(sources.count(), pages().size());
    }
    assertTrue(Files.exists(folder.resolve("man1/criu-mount.1")));
    assertTrue(Files.exists(folder.resolve("man1/criu-mount-dump.1")));
  }

  @Test
  void man_hasNoWarning() throws Exception {
    for (Path page : pages()) {
      String lint = "man --warnings -E UTF-8 -l -Tutf8 -Z \"$1\" 2>&1 > /dev/null";
      assertEquals("", run("sh", "-c", lint, "sh", page.toString()), page.toString());
    }
  }

  @Test
  void lexgrog_findsNameAndSummary_forWhatis() throws Exception {
    for (Path page : pages()) {
      String name = String.valueOf(page.getFileName()).replaceAll("\\.[17]$", "");
      String said = run("lexgrog", page.toString());
      assertTrue(said.startsWith(page + ": \"" + name + " - "), said);
    }
  }

  @Test
  void man_showsOptionsAndExamplesAsTheyAreTyped() throws Exception {
    String shown = run("man", "-l", "-Tutf8", folder.resolve("man1/criu-mount-dump.1").toString());
    String text = shown.replaceAll("\u001b\\[[0-9;]*m", "").replaceAll(".\b", "");
    assertTrue(text.contains("--external mnt[PATH]:KEY"), text);
    assertTrue(text.contains("# criu-mount dump -t 5002 --criu-images images"), text);
  }

  private static String run(String... command) throws Exception {
    Process process;
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().put("MANROFFSEQ", "");
      builder.environment().put("MANWIDTH", "120");
      process = builder.start();
    } catch (IOException e) {
      return Assumptions.abort(command[0] + " is missing: " + e.getMessage());
    }
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
