package criu.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The forms of the log. */
class LogLineTests {

  private static LogLine line(long nanoseconds, LogLevel level, String... remedies) {
    return new LogLine(nanoseconds, level, "dump", "mount 5 at \"/a\"\n", List.of(remedies));
  }

  @Test
  void time_isSecondsAndMicrosecondsSinceTheBegin() {
    assertEquals(
        "(00.001234) dump: dumped 6 mounts\n",
        new LogLine(1_234_567, LogLevel.INFO, "dump", "dumped 6 mounts", List.of()).text());
    assertEquals(
        "(125.000000) dump: x\n",
        new LogLine(125_000_000_000L, LogLevel.DEBUG, "dump", "x", List.of()).text());
  }

  @Test
  void warningsAndErrors_areMarkedAsCriuDoes_alsoTheirRemedies() {
    LogLine warning =
        new LogLine(0, LogLevel.WARNING, "dump", "mount 5: a slave", List.of("  run: this"));
    assertEquals(
        """
        (00.000000) Warn  (criu-mount): dump: mount 5: a slave
        (00.000000) Warn  (criu-mount): dump:   run: this
        """,
        warning.text());
    LogLine error = new LogLine(0, LogLevel.ERROR, "restore", "failed", List.of());
    assertEquals("(00.000000) Error (criu-mount): restore: failed\n", error.text());
  }

  @Test
  void json_isOneObjectALine_whateverTheMessage() {
    assertEquals(
        "{\"time\":\"00.000001\",\"level\":\"warning\",\"subsystem\":\"dump\","
            + "\"message\":\"mount 5 at \\\"/a\\\"\\u000a\",\"remedies\":[\"do this\"]}\n",
        line(1_999, LogLevel.WARNING, "  do this").json());
  }
}
