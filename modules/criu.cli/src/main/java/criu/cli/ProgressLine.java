package criu.cli;

import criu.mount.archive.ContentProgress;
import criu.syscall.Fd;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A line on the terminal that says how far a file system is, once that takes longer than a second.
 * Without a terminal there is none. A thread of its own shows it: the one that works may have a
 * foreign root, and only remembers.
 */
final class ProgressLine implements ContentProgress, AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final Optional<Thread> painter;
  private volatile @Nullable Work work;
  private volatile long bytes;
  private volatile boolean closed;
  private boolean shown;

  /** A file system being worked on, since a moment of {@link System#nanoTime}. */
  private record Work(String which, long total, long begun) {}

  private ProgressLine(PrintStream err, boolean terminal) {
    this.err = err;
    painter = terminal ? Optional.of(new Thread(this::paint, "progress")) : Optional.empty();
    painter.ifPresent(thread -> {
      thread.setDaemon(true);
      thread.start();
    });
  }

  /** Begins where errors are printed; to be called while the root is the host's. */
  static ProgressLine of(Invocation invocation) {
    boolean terminal = invocation.kernel().files().isTerminal(Fd.STDERR);
    return new ProgressLine(invocation.console().err(), terminal);
  }

  @Override
  public void began(String which, long total) {
    bytes = 0;
    work = new Work(which, total, System.nanoTime());
  }

  @Override
  public void reached(long done) {
    bytes = done;
  }

  @Override
  public void ended() {
    work = null;
  }

  /** Takes the line away. */
  @Override
  public void close() {
    closed = true;
    painter.ifPresent(thread -> {
      LockSupport.unpark(thread);
      join(thread);
    });
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the line may stay: nothing else depends on it
    }
  }

  private void paint() {
    while (!closed) {
      show(work, System.nanoTime());
      LockSupport.parkNanos(PAUSE);
    }
    show(null, 0);
  }

  private void show(@Nullable Work now, long time) {
    if (now != null && time - now.begun > PATIENCE) {
      err.print(CLEAR + ProgressText.of(now.which, bytes, now.total, time - now.begun));
      err.flush();
      shown = true;
    } else if (shown) {
      err.print(CLEAR);
      err.flush();
      shown = false;
    }
  }
}
