package criu.syscall.internal;

/**
 * Waiting that an interrupt does not cut short: an operation that another thread carries out cannot
 * be left half done. The interrupt is kept for the caller to see.
 */
final class Uninterrupted {
  private Uninterrupted() {}

  /**
   * A wait.
   *
   * @param <T> the type of what it waits for
   * @param <X> what it throws besides
   */
  @FunctionalInterface
  interface Wait<T, X extends Exception> {
    T run() throws InterruptedException, X;
  }

  static <T, X extends Exception> T get(Wait<T, X> wait) throws X {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return wait.run();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static void join(Thread thread) {
    Uninterrupted.<Boolean, RuntimeException>get(() -> {
      thread.join();
      return Boolean.TRUE;
    });
  }
}
