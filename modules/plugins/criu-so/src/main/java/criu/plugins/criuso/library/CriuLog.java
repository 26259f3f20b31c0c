package criu.plugins.criuso.library;

/** Takes what plugins of CRIU say by its logger. */
@FunctionalInterface
public interface CriuLog {
  /** The level of errors; larger numbers are less important, and 0 is a message to the user. */
  int ERROR = 1;

  /**
   * Takes a message, on the thread that calls the plugin or on one of the plugin's own.
   *
   * @param level the level
   * @param message the message without the end of its line
   */
  void said(int level, String message);
}
