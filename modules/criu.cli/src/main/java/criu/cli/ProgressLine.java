package criu.cli;

import criu.mount.model.Progress;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A line on the terminal that says how far a run is, once it takes longer than a second. Without a
 * terminal there is none, and none between lines of the log. A thread of its own shows it: the one
 * that works may have a foreign root, and only remembers.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final FileCalls files;
  private final Optional<Thread> painter;
  private final long started = System.nanoTime();
  private volatile Part part = new Part("begin", 0);
  private volatile long step;
  private volatile @Nullable Work work;
  private volatile long bytes;
  private volatile boolean closed;

  /** A part of the run, of so many steps if they are counted. */
  private record Part(String name, long steps) {}

  /** Content being worked on, since a moment of {@link System#nanoTime}. */
  private record Work(String which, long total, long begun) {}

  private ProgressLine(PrintStream err, FileCalls files, boolean wanted) {
    this.err = err;
    this.files = files;
    painter = wanted ? Optional.of(new Thread(this::paint, "progress")) : Optional.empty();
    painter.ifPresent(thread -> {
      thread.setDaemon(true);
      thread.start();
    });
  }

  /** Begins where errors are printed; to be called while the root is the host's. */
  static ProgressLine of(Invocation invocation) {
    boolean wanted =
        !invocation.log().mayShareTheTerminal()
            && TerminalLook.mayBeTerminal(TerminalLook.STANDARD_ERROR);
    return new ProgressLine(invocation.console().err(), invocation.kernel().files(), wanted);
  }

  @Override
  public void part(String name, long steps) {
    step = 0;
    part = new Part(name, steps);
  }

  @Override
  public void step(long number) {
    step = number;
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

  /** The kernel is asked only now: the first call of a run takes longer than many a run. */
  private void paint() {
    long time = waited(PATIENCE);
    if (closed || !files.isTerminal(Fd.STDERR)) {
      return;
    }
    closeAtSignal();
    while (!closed) {
      say(text(work, part, time));
      time = waited(PAUSE);
    }
    say("");
  }

  /** The prompt that follows a Ctrl-C is not to stand behind half a line. */
  private void closeAtSignal() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::close, "progress ends"));
    } catch (IllegalStateException e) {
      closed = true; // the process is ending already
    }
  }

  /** Waits, but not longer than until this is closed, and returns the time. */
  private long waited(long nanoseconds) {
    long end = System.nanoTime() + nanoseconds;
    long now = System.nanoTime();
    while (!closed && now - end < 0) {
      LockSupport.parkNanos(this, end - now);
      now = System.nanoTime();
    }
    return now;
  }

  private String text(@Nullable Work content, Part now, long time) {
    return content == null
        ? ProgressText.of(now.name, step, now.steps, time - started)
        : ProgressText.ofContent(
            content.which, bytes, content.total, Math.max(1, time - content.begun));
  }

  private void say(String text) {
    err.print(CLEAR + text);
    err.flush();
  }
}
