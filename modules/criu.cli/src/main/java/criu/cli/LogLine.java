package criu.cli;

import criu.mount.render.JsonText;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An entry of the log.
 *
 * @param nanoseconds the time since the command began
 * @param level how much it matters
 * @param subsystem what it is about, such as {@code dump} or {@code config}
 * @param message what it says
 * @param remedies lines of what to do
 */
record LogLine(
    long nanoseconds, LogLevel level, String subsystem, String message, List<String> remedies) {
  private static final int SECOND_DIGITS = 2;
  private static final int MICRO_DIGITS = 6;

  /**
   * Makes an entry of a message that may begin with its subsystem, as {@code config: ...} does.
   *
   * @param subsystem what it is about if it does not say so
   */
  static LogLine of(
      long nanoseconds, LogLevel level, String subsystem, String message, List<String> remedies) {
    int colon = message.indexOf(": ");
    boolean named = colon > 0 && message.chars().limit(colon).allMatch(Character::isLowerCase);
    return named
        ? new LogLine(
            nanoseconds, level, message.substring(0, colon), message.substring(colon + 2), remedies)
        : new LogLine(nanoseconds, level, subsystem, message, remedies);
  }

  /** Returns lines as CRIU writes them: {@code (00.001234) Warn (criu-mount): dump: ...}. */
  String text() {
    String start = "(" + time() + ") " + level.mark();
    StringBuilder text = new StringBuilder(start).append(subsystem).append(": ").append(message);
    for (String remedy : remedies) {
      text.append('\n').append(start).append(subsystem).append(":   ").append(remedy.strip());
    }
    return text.append('\n').toString();
  }

  /** Returns an object on a line of its own. */
  String json() {
    JsonText json = new JsonText().open('{');
    json.name("time").string(time()).name("level").string(level.word());
    json.name("subsystem").string(subsystem).name("message").string(message);
    json.name("remedies").strings(remedies.stream().map(String::strip).toList());
    return json.close('}') + "\n";
  }

  /** Returns the time as seconds with six digits behind the point. */
  private String time() {
    long micros = TimeUnit.NANOSECONDS.toMicros(nanoseconds);
    long second = TimeUnit.SECONDS.toMicros(1);
    return padded(micros / second, SECOND_DIGITS) + "." + padded(micros % second, MICRO_DIGITS);
  }

  private static String padded(long number, int digits) {
    String text = Long.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
