package criu.tests.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page of show in a browser; pictures of it are kept in {@code target/pictures}. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TreePageTests {
  private static final Path PICTURES = Path.of("target/pictures");
  private static final String CHOSEN =
      "return document.querySelector('.row.chosen .path')?.title ?? ''";

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

  @AfterEach
  void console_isSilent() throws IOException {
    JsonNode said = browser.console();
    assertEquals(0, said.size(), said::toString);
  }

  private void open(String html) throws IOException {
    Path page = directory.resolve("page.html");
    Files.writeString(page, html);
    browser.open(page, 1300, 800);
  }

  private void keepPictures(String name) throws IOException {
    for (boolean dark : new boolean[] {false, true}) {
      browser.preferDark(dark);
      browser.painted();
      browser.picture(PICTURES.resolve(name + (dark ? "-dark.png" : "-light.png")));
    }
    browser.preferDark(false);
  }

  private int rows() throws IOException {
    return count(".row");
  }

  private int count(String selector) throws IOException {
    String script = "return document.querySelectorAll('" + selector + "').length";
    return browser.ask(script).asInt();
  }

  private String text(String selector) throws IOException {
    return browser.ask("return document.querySelector('" + selector + "').innerText").asString();
  }

  @Test
  void page_ofPeerGroups_isSearchedFoldedAndPointedAt() throws IOException {
    Process process = Subjects.groups(directory);
    try {
      open(Programs.output("show", Long.toString(process.pid()), "--format", "html"));
    } finally {
      process.destroyForcibly().onExit().join();
    }
    assertEquals("process " + process.pid(), text("h1"));
    assertEquals(14, rows());
    assertTrue(text("#counts").startsWith("14 mounts, 8 file systems, 4 peer groups"));
    assertEquals(9, count(".row .ring"));
    assertEquals(3, count(".trunks .head"));
    search();
    fold();
    point();
    keepPictures("groups");
  }

  private void search() throws IOException {
    browser.type("/");
    browser.type("slave:");
    assertEquals("3 found", text("#found"));
    assertEquals(5, rows());
    browser.type("zz");
    assertEquals("0 found", text("#found"));
    assertEquals(0, rows());
    browser.type(Browser.ESCAPE);
    assertEquals(14, rows());
    browser.type("/");
    browser.type("lock");
    browser.type(Browser.ENTER);
    assertEquals("/run/lock", browser.ask(CHOSEN).asString());
    browser.type("/");
    browser.type(Browser.ESCAPE);
  }

  private void fold() throws IOException {
    browser.type(Browser.HOME);
    assertEquals("/", browser.ask(CHOSEN).asString());
    browser.type(Browser.LEFT);
    assertEquals(1, rows());
    assertEquals(
        "false", browser.ask("return document.querySelector('.row').ariaExpanded").asString());
    browser.type(Browser.RIGHT + Browser.RIGHT);
    assertEquals("/usr", browser.ask(CHOSEN).asString());
    assertEquals(14, rows());
    browser.click("#fold");
    assertTrue(rows() < 14, "folded");
    browser.click("#unfold");
    assertEquals(14, rows());
    browser.ask("document.getElementById('tree').focus()");
    browser.type(Browser.END);
    assertEquals("/data", browser.ask(CHOSEN).asString());
    assertEquals(
        "true", browser.ask("return document.querySelector('.chosen').ariaSelected").asString());
  }

  private void point() throws IOException {
    browser.pointAt("#tree-4 .path");
    assertEquals("/pub", text("#details h2"));
    assertTrue(text("#details").contains("size=1024k"), text("#details"));
    assertTrue(text("#details dl").contains("/cache"), "its master");
    assertEquals(1, count(".near"));
  }

  @Test
  void page_ofARuncContainer_showsWhatStandsAgainstADump() throws IOException {
    Container.show(directory);
    browser.open(directory.resolve("container.html"), 1300, 900);
    assertTrue(text("#counts").contains("a dump is refused"), text("#counts"));
    assertTrue(text("#problems").contains("mnt[/data]"), text("#problems"));
    browser.click("#problems button");
    assertTrue(text("#details .problem").contains("dump with"), text("#details"));
    keepPictures("container");
    browser.open(directory.resolve("bundle.html"), 1300, 900);
    assertTrue(text("#counts").contains("a dump would succeed"), text("#counts"));
    assertTrue(text("#tree").contains("external:/data"), text("#tree"));
    keepPictures("bundle");
    Schema.ofShow().check(Files.readString(directory.resolve("bundle.json")));
  }

  @Test
  void page_of5000Mounts_holdsOnlyTheRowsInSight() throws IOException {
    String many = Subjects.many(directory, 5_000).toString();
    open(Programs.output("show", many, "--format", "html"));
    assertTrue(text("#counts").startsWith("5000 mounts"), text("#counts"));
    assertTrue(rows() < 80, "rows: " + rows());
    browser.type(Browser.END);
    assertTrue(browser.ask(CHOSEN).asString().isEmpty(), "the keys are not in the tree yet");
    browser.ask("document.getElementById('tree').focus()");
    browser.type(Browser.END);
    assertEquals("/srv/volume249/data4999", browser.ask(CHOSEN).asString());
    System.out.println("5,000 mounts: " + browser.ask(measure()));
    keepPictures("many");
  }

  /** How long the work of one frame takes while it scrolls, folds and searches; printed only. */
  private static String measure() {
    return """
    const tree = document.getElementById('tree');
    const search = document.getElementById('search');
    const took = work => { const from = performance.now(); work(); void tree.offsetHeight; return performance.now() - from; };
    let scroll = 0;
    for (let i = 0; i < 50; i++) scroll = Math.max(scroll, took(() => { tree.scrollTop = i * 2700; tree.dispatchEvent(new Event('scroll')); }));
    const fold = took(() => document.getElementById('fold').click());
    const unfold = took(() => document.getElementById('unfold').click());
    const find = took(() => { search.value = 'data49'; search.dispatchEvent(new Event('input')); });
    const clear = took(() => { search.value = ''; search.dispatchEvent(new Event('input')); });
    const load = performance.getEntriesByType('navigation')[0].domComplete;
    return Object.entries({ load, scroll, fold, unfold, find, clear }).map(([name, ms]) => name + ' ' + ms.toFixed(1) + ' ms').join(', ');
    """;
  }

  @Test
  void page_ofHostileNames_runsNothingAndShowsThemAsTheyAre() throws IOException {
    String hostile = Subjects.hostile(directory).toString();
    open(Programs.output("show", hostile, "--format", "html"));
    browser.pointAt("#tree-1 .path");
    browser.painted();
    assertTrue(browser.ask("return window.broken === undefined").asBoolean(), "a script ran");
    assertEquals(6, rows());
    assertEquals(0, count("img, main script"));
    assertEquals("/</script><script>window.broken=1</script>", text("#details h2"));
    Path picture = directory.resolve("hostile.svg");
    Files.writeString(picture, Programs.output("show", hostile, "--format", "svg"));
    browser.open(picture, 1200, 600);
    assertEquals("svg", browser.ask("return document.documentElement.tagName").asString());
    assertEquals(0, count("script, img, parsererror"));
  }

  @Test
  void page_inTheDark_followsTheSystemUntilTheButtonIsPressed() throws IOException {
    String many = Subjects.many(directory, 30).toString();
    open(Programs.output("show", many, "--format", "html"));
    String paper = "return getComputedStyle(document.body).backgroundColor";
    browser.preferDark(true);
    assertEquals("rgb(20, 24, 30)", browser.ask(paper).asString());
    browser.click("#theme");
    assertEquals("rgb(255, 255, 255)", browser.ask(paper).asString());
    browser.preferDark(false);
  }

  @Test
  void page_whenPrinted_hasAllRows() throws IOException {
    String many = Subjects.many(directory, 300).toString();
    open(Programs.output("show", many, "--format", "html"));
    assertTrue(rows() < 80, "rows: " + rows());
    browser.ask("dispatchEvent(new Event('beforeprint'))");
    assertEquals(300, rows());
    browser.ask("dispatchEvent(new Event('afterprint'))");
    assertTrue(rows() < 80, "rows: " + rows());
  }
}
