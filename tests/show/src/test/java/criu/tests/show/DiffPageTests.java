package criu.tests.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page of diff in a browser. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiffPageTests {
  private static final Path PICTURES = Path.of("target/pictures");
  private static final String CHOSEN =
      "return document.querySelector('.row.chosen .after .path').title";

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

  /** Writes a mountinfo, and the same with one mount changed, one gone, one come and one moved. */
  private List<String> pair() throws IOException {
    Path before = Subjects.many(directory, 60);
    List<String> lines = Files.readAllLines(before).stream().map(DiffPageTests::other).toList();
    List<String> after =
        lines.stream()
            .filter(line -> !line.contains("/data60"))
            .filter(line -> !line.contains("/data4 "))
            .toList();
    Path file = directory.resolve("after");
    Files.write(file, after);
    Files.writeString(
        file, "999 20 0:999 / /srv/new rw - proc new rw\n", StandardOpenOption.APPEND);
    return List.of(before.toString(), file.toString());
  }

  private static String other(String line) {
    return line.replace("/data7 ", "/moved7 ").replace("size=9k", "size=90k");
  }

  @Test
  void page_ofTwoTrees_goesFromDifferenceToDifference() throws IOException {
    List<String> pair = pair();
    List<String> command = List.of("diff", pair.get(0), pair.get(1), "--format", "html");
    Path page = directory.resolve("diff.html");
    Files.writeString(
        page, Programs.printed(Programs.command(command.toArray(String[]::new)), 1, command));
    browser.open(page, 1300, 800);
    assertEquals(
        "61 mounts: 1 added, 1 removed, 1 changed, 1 moved",
        browser.ask("return document.getElementById('counts').textContent").asString());
    browser.type("n");
    assertEquals("/srv/volume0/moved7", browser.ask(CHOSEN).asString());
    browser.type("n");
    assertEquals("/srv/volume0/data9", browser.ask(CHOSEN).asString());
    String details = "return document.getElementById('details').innerText";
    assertTrue(browser.ask(details).asString().contains("size=90k"), "what differs");
    browser.type("p");
    assertEquals("/srv/volume0/moved7", browser.ask(CHOSEN).asString());
    for (boolean dark : new boolean[] {false, true}) {
      browser.preferDark(dark);
      browser.picture(PICTURES.resolve("diff" + (dark ? "-dark.png" : "-light.png")));
    }
    browser.click("#only");
    assertEquals(6, browser.ask("return document.querySelectorAll('.row').length").asInt());
    assertEquals(0, browser.console().size());
  }

  @Test
  void text_ofATreeAndItself_isEmptyAndExitsWith0() throws IOException {
    String many = Subjects.many(directory, 60).toString();
    for (String format : List.of("text", "json", "html")) {
      assertEquals(0, Programs.command("diff", many, many, "--format", format).exit());
    }
    assertEquals("", Programs.output("diff", many, many));
    assertEquals(2, Programs.command("diff", many, directory + "/nothing").exit());
    assertEquals(2, Programs.command("diff", many, many, "--format", "pdf").exit());
  }
}
