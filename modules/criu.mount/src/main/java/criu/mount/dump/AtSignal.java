package criu.mount.dump;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Closes something when the process is told to end, by SIGTERM, SIGINT or SIGHUP, before its work
 * is done. That happens on a thread of its own, beside the one that works.
 */
final class AtSignal implements AutoCloseable {
  private final Thread hook;

  private AtSignal(Closeable what) {
    hook =
        new Thread(
            () -> {
              try {
                what.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e); // printed as of any thread: nobody is left
              }
            },
            "at signal");
  }

  /** Closes it at a signal from now on, until this is closed. */
  static AtSignal closing(Closeable what) {
    AtSignal guard = new AtSignal(what);
    Runtime.getRuntime().addShutdownHook(guard.hook);
    return guard;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending: the hook has been started, and does its work
    }
  }
}
