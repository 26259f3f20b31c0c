package criu.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs CRIU's {@code crit}. */
final class Crit {
  private Crit() {}

  /** Tells whether there is a {@code crit} on the PATH. */
  static boolean isInstalled() {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String directory : path.split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(directory, "crit"))) {
        return true;
      }
    }
    return false;
  }

  /** Turns an image into JSON, or fails the test with what crit says. */
  static void decode(Path image, Path json, boolean pretty) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("decode", "-i", image.toString(), "-o", json.toString()));
    if (pretty) {
      command.add("--pretty");
    }
    run(command);
  }

  /** Turns JSON into an image, or fails the test with what crit says. */
  static void encode(Path json, Path image) throws Exception {
    run(List.of("encode", "-i", json.toString(), "-o", image.toString()));
  }

  private static void run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("crit"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> command + " said: " + said);
  }
}
