package criu.tests.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page of plan in a browser. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlanPageTests {
  private static final Path PICTURES = Path.of("target/pictures");
  private static final String PLACED = "return document.querySelectorAll('.row .placed').length";

  @TempDir Path directory;
  private Browser browser;

  @BeforeAll
  void start() throws IOException {
    browser = Browser.start();
  }

  @AfterAll
  void end() throws IOException {
    browser.close();
  }

  private String planned() throws IOException {
    Path images = Files.createTempDirectory(directory, "images");
    Process process = Subjects.groups(directory);
    try {
      Programs.output(
          "dump",
          "-t",
          Long.toString(process.pid()),
          "-D",
          images.toString(),
          "--external",
          "mnt[/usr]:usr",
          "--external",
          "mnt[/data]:data");
    } finally {
      process.destroyForcibly().onExit().join();
    }
    List<String> plan = new ArrayList<>(List.of("plan", "-D", images.toString(), "-r", "/srv"));
    plan.addAll(List.of("--external", "mnt[usr]:/usr", "--external", "mnt[data]:/srv"));
    plan.addAll(List.of("--format", "html"));
    return Programs.output(plan.toArray(String[]::new));
  }

  @Test
  void page_ofAPlan_isSteppedThroughByKeys() throws IOException {
    Path page = directory.resolve("plan.html");
    Files.writeString(page, planned());
    browser.open(page, 1300, 800);
    assertEquals(0, browser.ask(PLACED).asInt());
    browser.type(Browser.RIGHT);
    assertTrue(now().startsWith("Step 1 of "), now());
    browser.type(Browser.RIGHT.repeat(30));
    assertTrue(now().startsWith("Step 31 of "), now());
    int placed = browser.ask(PLACED).asInt();
    assertTrue(placed > 0 && placed < 14, "placed: " + placed);
    for (boolean dark : new boolean[] {false, true}) {
      browser.preferDark(dark);
      browser.picture(PICTURES.resolve("plan" + (dark ? "-dark.png" : "-light.png")));
    }
    browser.type(Browser.END);
    assertEquals(14, browser.ask(PLACED).asInt());
    browser.click("#first");
    assertEquals(0, browser.ask(PLACED).asInt());
    assertEquals(0, browser.console().size());
  }

  private String now() throws IOException {
    return browser.ask("return document.getElementById('now').textContent").asString();
  }
}
