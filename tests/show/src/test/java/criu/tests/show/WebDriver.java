package criu.tests.show;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One session of the protocol of W3C WebDriver: JSON over HTTP to a driver on this machine. */
final class WebDriver {
  /** The name by which the protocol refers to elements (WebDriver, section 11). */
  static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;

  private WebDriver(String base) {
    this.base = base;
  }

  /** Begins a session with a Chromium of some options, whose console is kept. */
  static WebDriver open(int port, List<String> options) throws IOException {
    WebDriver driver = new WebDriver("http://127.0.0.1:" + port + "/session");
    Map<String, Object> capabilities =
        Map.of(
            "browserName", "chrome",
            "goog:chromeOptions", Map.of("args", options),
            "goog:loggingPrefs", Map.of("browser", "ALL"));
    JsonNode session = driver.post("", Map.of("capabilities", Map.of("alwaysMatch", capabilities)));
    return new WebDriver(driver.base + "/" + session.get("sessionId").asString());
  }

  /** Sends a command, and returns its value. */
  JsonNode post(String command, Map<String, ?> parameters) throws IOException {
    return send(
        request(command).POST(BodyPublishers.ofString(JSON.writeValueAsString(parameters))));
  }

  JsonNode get(String command) throws IOException {
    return send(request(command).GET());
  }

  void end() throws IOException {
    send(request("").DELETE());
  }

  private HttpRequest.Builder request(String command) {
    String address = command.isEmpty() ? base : base + "/" + command;
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json");
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      JsonNode value = JSON.readTree(response.body()).get("value");
      if (response.statusCode() != 200) {
        throw new IOException(response.request().uri() + ": " + value.get("message").asString());
      }
      return value;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
