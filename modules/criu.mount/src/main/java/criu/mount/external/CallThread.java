package criu.mount.external;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that makes calls for another one, which waits for each. Both look out for a moment
 * before they sleep, because to wake a thread takes longer than most calls.
 */
final class CallThread {
  private static final long MOMENT = 200_000; // nanoseconds

  private final Thread thread = new Thread(this::serve, "plugins");
  private volatile @Nullable FutureTask<?> next;

  private CallThread() {}

  /** Starts the thread, which ends with the process. */
  static CallThread start() {
    CallThread made = new CallThread();
    made.thread.setDaemon(true);
    made.thread.start();
    return made;
  }

  /** Has a call made, and returns its outcome, maybe after a moment. The call before has ended. */
  <T> Future<T> begin(Callable<T> call) {
    FutureTask<T> task = new FutureTask<>(call);
    next = task;
    LockSupport.unpark(thread);
    long begun = System.nanoTime();
    while (!task.isDone() && System.nanoTime() - begun < MOMENT) {
      Thread.onSpinWait();
    }
    return task;
  }

  private void serve() {
    while (true) {
      awaitNext().run();
    }
  }

  private FutureTask<?> awaitNext() {
    long begun = System.nanoTime();
    FutureTask<?> task = next;
    while (task == null) {
      if (System.nanoTime() - begun < MOMENT) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
      task = next;
    }
    next = null;
    return task;
  }
}
