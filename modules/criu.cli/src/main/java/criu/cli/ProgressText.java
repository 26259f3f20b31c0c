package criu.cli;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The words of a line of progress. */
final class ProgressText {
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");
  private static final int STEP = 1024;
  private static final int LONGEST_NAME = 40;

  private ProgressText() {}

  /**
   * Returns what is done, at which step of how many, and for how long the run has lasted.
   *
   * @param part what is done
   * @param step the step that is being done; 0 before the first
   * @param steps how many there are; 0 when they are not counted
   * @param nanoseconds the time since the run began
   */
  static String of(String part, long step, long steps, long nanoseconds) {
    String at = steps == 0 || step == 0 ? "" : ": step " + step + " of " + steps;
    return shortened(part) + at + ", " + TimeUnit.NANOSECONDS.toSeconds(nanoseconds) + " s";
  }

  /**
   * Returns which content it is, bytes done of how many, and how fast; short enough for 80 columns.
   *
   * @param which the file system or file
   * @param done the bytes done
   * @param total about how many there are; 0 when nobody knows
   * @param nanoseconds the time it took, not 0
   */
  static String ofContent(String which, long done, long total, long nanoseconds) {
    String of = total == 0 ? "" : " of " + size(Math.max(total, done));
    double seconds = (double) nanoseconds / TimeUnit.SECONDS.toNanos(1);
    return shortened(which) + ": " + size(done) + of + ", " + size((long) (done / seconds)) + "/s";
  }

  private static String shortened(String which) {
    return which.length() <= LONGEST_NAME ? which : which.substring(0, LONGEST_NAME - 3) + "...";
  }

  /** Returns a size with one digit behind the point where that says something. */
  static String size(long bytes) {
    int unit = 0;
    long whole = bytes;
    long rest = 0;
    while (whole >= STEP && unit < UNITS.size() - 1) {
      rest = whole % STEP;
      whole /= STEP;
      unit++;
    }
    String digit = unit > 0 && whole < 10 ? "." + rest * 10 / STEP : "";
    return whole + digit + " " + UNITS.get(unit);
  }
}
