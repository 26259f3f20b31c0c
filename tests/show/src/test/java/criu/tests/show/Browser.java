package criu.tests.show;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A Chromium without a window, driven by chromedriver: pages are opened, keys pressed, and what a
 * person would see is asked for. Closing it ends both programs and removes the profile.
 */
final class Browser implements AutoCloseable {
  /** The key codes of WebDriver. */
  static final String ENTER = "\uE007";

  static final String ESCAPE = "\uE00C";
  static final String DOWN = "\uE015";
  static final String RIGHT = "\uE014";
  static final String LEFT = "\uE012";
  static final String HOME = "\uE011";
  static final String END = "\uE010";

  private static final String STARTED = "started successfully on port ";

  private static final List<String> OPTIONS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage",
          "--hide-scrollbars");

  private final Process driver;
  private final Path profile;
  private final WebDriver session;

  private Browser(Process driver, Path profile, WebDriver session) {
    this.driver = driver;
    this.profile = profile;
    this.session = session;
  }

  static Browser start() throws IOException {
    Path profile = Files.createTempDirectory("criu-mount-browser.");
    Process driver =
        new ProcessBuilder("chromedriver", "--port=0").redirectErrorStream(true).start();
    try {
      List<String> options = new ArrayList<>(OPTIONS);
      options.add("--user-data-dir=" + profile);
      return new Browser(driver, profile, WebDriver.open(port(driver), options));
    } catch (IOException | RuntimeException e) {
      end(driver, profile);
      throw e;
    }
  }

  private static int port(Process driver) throws IOException {
    BufferedReader said = driver.inputReader();
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      int at = line.indexOf(STARTED);
      if (at >= 0) {
        return Integer.parseInt(line.substring(at + STARTED.length()).replaceAll("\\D", ""));
      }
    }
    throw new IOException("chromedriver did not start: " + all);
  }

  /** Opens a file in a window of a size. */
  void open(Path page, int width, int height) throws IOException {
    session.post("window/rect", Map.of("width", width, "height", height));
    session.post("url", Map.of("url", page.toUri().toString()));
  }

  /** Says whether the system of the reader is dark. */
  void preferDark(boolean dark) throws IOException {
    Map<String, String> feature =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    session.post(
        "goog/cdp/execute",
        Map.of(
            "cmd", "Emulation.setEmulatedMedia", "params", Map.of("features", List.of(feature))));
  }

  /** Runs a script, and returns what it returns. */
  JsonNode ask(String script) throws IOException {
    return session.post("execute/sync", Map.of("script", script, "args", List.of()));
  }

  /** Waits in the page until it was painted, twice: once for the change, once for its effects. */
  void painted() throws IOException {
    session.post(
        "execute/async",
        Map.of(
            "script",
            "const done = arguments[0];"
                + "requestAnimationFrame(() => requestAnimationFrame(() => done(true)));",
            "args",
            List.of()));
  }

  /** Presses keys, wherever the focus is. */
  void type(String keys) throws IOException {
    List<Map<String, String>> strokes = new ArrayList<>();
    keys.codePoints()
        .mapToObj(Character::toString)
        .forEach(key -> {
          strokes.add(Map.of("type", "keyDown", "value", key));
          strokes.add(Map.of("type", "keyUp", "value", key));
        });
    session.post(
        "actions",
        Map.of("actions", List.of(Map.of("type", "key", "id", "keys", "actions", strokes))));
    painted();
  }

  /** Points at the middle of the first element that a selector of CSS finds. */
  void pointAt(String selector) throws IOException {
    point(selector, List.of());
  }

  void click(String selector) throws IOException {
    point(
        selector,
        List.of(
            Map.of("type", "pointerDown", "button", 0), Map.of("type", "pointerUp", "button", 0)));
  }

  private void point(String selector, List<Map<String, Object>> then) throws IOException {
    JsonNode found = session.post("element", Map.of("using", "css selector", "value", selector));
    List<Map<String, Object>> moves = new ArrayList<>();
    Map<String, String> element =
        Map.of(WebDriver.ELEMENT, found.get(WebDriver.ELEMENT).asString());
    moves.add(Map.of("type", "pointerMove", "x", 0, "y", 0, "origin", element, "duration", 0));
    moves.addAll(then);
    session.post(
        "actions",
        Map.of("actions", List.of(Map.of("type", "pointer", "id", "mouse", "actions", moves))));
    painted();
  }

  /** Returns what the page said on the console, errors of the browser included. */
  JsonNode console() throws IOException {
    return session.post("se/log", Map.of("type", "browser"));
  }

  /** Keeps a picture of the window. */
  void picture(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(session.get("screenshot").asString()));
  }

  @Override
  public void close() throws IOException {
    try {
      session.end();
    } finally {
      end(driver, profile);
    }
  }

  private static void end(Process driver, Path profile) throws IOException {
    driver.descendants().forEach(ProcessHandle::destroyForcibly);
    driver.destroyForcibly().onExit().join();
    Programs.run(List.of("rm", "-rf", profile.toString()));
  }
}
