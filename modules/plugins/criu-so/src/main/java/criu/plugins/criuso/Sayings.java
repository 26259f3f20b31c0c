package criu.plugins.criuso;

import criu.plugins.criuso.library.CriuLibrary;
import criu.plugins.criuso.library.CriuLog;
import java.util.function.Consumer;

/** What plugins of CRIU say: all of it goes to the log, and the last error to a failure. */
final class Sayings implements CriuLog {
  private final Consumer<String> log;
  private volatile String speaker = "";
  private volatile String lastError = "";

  Sayings(Consumer<String> log) {
    this.log = log;
  }

  /** Says whose words come from now on. */
  void of(CriuLibrary library) {
    speaker = library.name();
    lastError = "";
  }

  @Override
  public void said(int level, String message) {
    if (level == ERROR) {
      lastError = ": " + message;
    }
    log.accept(speaker + ": " + message);
  }

  /** Returns the last error of the speaker behind a colon, or nothing. */
  String lastError() {
    return lastError;
  }
}
