package criu.plugin.loader;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Work for each of a list, shared by the calling thread and one beside it. */
final class Together {

  private Together() {}

  /**
   * Does the work for each; which thread does which, and when, is not said.
   *
   * @param work throws nothing that is expected; what it throws ends the whole
   */
  static <T> void forEach(List<T> all, Consumer<T> work) {
    AtomicInteger next = new AtomicInteger();
    Runnable share =
        () -> {
          for (int i = next.getAndIncrement(); i < all.size(); i = next.getAndIncrement()) {
            work.accept(all.get(i));
          }
        };
    if (all.size() < 2) {
      share.run();
      return;
    }
    FutureTask<Void> beside = new FutureTask<>(share, null);
    new Thread(beside, "plugin files").start();
    try {
      share.run();
    } finally {
      await(beside);
    }
  }

  private static void await(FutureTask<Void> task) {
    boolean interrupted = false;
    while (!task.isDone()) {
      try {
        task.get();
      } catch (InterruptedException e) {
        interrupted = true; // the other thread ends soon, and works on what is the caller's
      } catch (ExecutionException e) {
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (task.state() == FutureTask.State.FAILED) {
      throw failure(task.exceptionNow());
    }
  }

  private static RuntimeException failure(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException unchecked
        ? unchecked
        : new CancellationException("a task without checked exceptions threw " + thrown);
  }
}
