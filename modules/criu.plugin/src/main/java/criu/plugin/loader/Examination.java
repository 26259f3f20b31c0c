package criu.plugin.loader;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The entries of a selection, found and examined as far as no code of them runs: by the thread that
 * waits for them and by one beside it, which may begin before.
 */
final class Examination {
  private static final List<Check> CHECKS =
      List.of(Check.FILES, Check.DIGESTS, Check.JARS, Check.MODULES, Check.CLASSES);

  private final PluginSelection selection;
  private final Loading loading;
  private final FutureTask<List<Candidate>> found;
  private final FutureTask<Void> first = new FutureTask<>(() -> {}, null);
  private final AtomicInteger next = new AtomicInteger();
  private Optional<FutureTask<Void>> beside = Optional.empty();

  Examination(PluginSelection selection, Loading loading) {
    this.selection = selection;
    this.loading = loading;
    this.found = new FutureTask<>(() -> Loading.candidates(selection));
  }

  boolean isOf(PluginSelection other) {
    return selection.equals(other);
  }

  /** Begins on a thread beside the calling one. */
  void begin() {
    FutureTask<Void> task = new FutureTask<>(this::examine, null);
    beside = Optional.of(task);
    Thread thread = new Thread(task, "plugin files");
    thread.setDaemon(true);
    thread.start();
  }

  /** Goes on until all are examined; each candidate remembers its own failure. */
  List<Candidate> finish() throws PluginLoadException {
    found.run(); // unless the other thread does
    List<Candidate> all = await(found);
    if (beside.isEmpty() && all.size() > 1) {
      begin();
    }
    examine(all);
    if (beside.isPresent()) {
      await(beside.get());
    }
    return all;
  }

  private void examine() {
    found.run();
    try {
      examine(await(found));
    } catch (PluginLoadException e) {
      return; // finish throws it
    }
  }

  private void examine(List<Candidate> all) throws PluginLoadException {
    for (int i = next.getAndIncrement(); i < all.size(); i = next.getAndIncrement()) {
      if (i > 0) {
        await(first); // two threads that need the same lambda for the first time make it twice
      }
      try {
        examine(all.get(i));
      } finally {
        first.run();
      }
    }
  }

  private void examine(Candidate candidate) {
    for (Check check : CHECKS) {
      candidate.pass(check, loading);
    }
  }

  /** Waits without end, and returns or throws what the task did. */
  private static <T> T await(Future<T> task) throws PluginLoadException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true; // the other thread ends soon, and works on what is the caller's
        }
      }
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case Error error -> throw error;
        case RuntimeException unchecked -> throw unchecked;
        case PluginLoadException failure -> failure;
        case null, default -> throw new AssertionError("nothing else is thrown", e);
      };
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
