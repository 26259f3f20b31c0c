package criu.syscall.internal;

import criu.syscall.NamespaceThread.Operation;
import criu.syscall.NamespaceThread.Patience;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An operation on its way to a thread, and its outcome on the way back.
 *
 * @param <T> the type of the result
 */
final class Handover<T> implements ThreadOfItsOwn.Order {
  private final FutureTask<T> task;

  Handover(Operation<T> operation) {
    this.task = new FutureTask<>(operation::run);
  }

  /** Carries the operation out on the calling thread. */
  void carryOut() {
    task.run();
  }

  /** Waits for the outcome, and returns or throws it. */
  T await() throws IOException {
    try {
      return Uninterrupted.<T, ExecutionException>get(task::get);
    } catch (ExecutionException e) {
      throw asThrown(e.getCause());
    }
  }

  /** Waits until there is an outcome, or patience ends. */
  void awaitEnd(Patience patience) throws IOException {
    while (!task.isDone()) {
      long nanoseconds = patience.nanoseconds();
      Uninterrupted.<Boolean, RuntimeException>get(() -> isDoneWithin(nanoseconds));
    }
  }

  private boolean isDoneWithin(long nanoseconds) throws InterruptedException {
    try {
      task.get(nanoseconds, TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      return true; // thrown by await
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static IOException asThrown(@Nullable Throwable thrown) {
    return switch (thrown) {
      case IOException failure -> failure;
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      case null, default -> throw new AssertionError("an operation throws nothing else", thrown);
    };
  }
}
