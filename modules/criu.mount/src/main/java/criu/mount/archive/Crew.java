package criu.mount.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does pieces of work that do not depend on each other on several threads, one of which is the
 * caller's. The pieces are begun in order. When one fails no later one is begun, and of several
 * failures that of the earliest piece is thrown, as if they were done one by one, with the others
 * suppressed.
 *
 * <p>Threads are started from the caller's and are in its namespaces, so that it must be a thread
 * of the host.
 */
public final class Crew {
  private static final int MOST = 8;

  /** One piece of work. */
  @FunctionalInterface
  public interface Work {
    /** Does the piece with a number. */
    void piece(int number) throws IOException;
  }

  private final Work work;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger end;
  private final Map<Integer, Throwable> failures = new TreeMap<>();

  private Crew(int count, Work work) {
    this.work = work;
    this.end = new AtomicInteger(count);
  }

  /**
   * Does the pieces 0 to {@code count - 1}, on as many threads as there are processors.
   *
   * @throws IOException what the earliest piece that failed threw
   */
  public static void run(int count, Work work) throws IOException {
    int members = Math.min(MOST, Math.min(count, Runtime.getRuntime().availableProcessors()));
    new Crew(count, work).run(members);
  }

  private void run(int members) throws IOException {
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < members; i++) {
      others.add(Thread.ofPlatform().daemon().name("crew-" + i).start(this::serve));
    }
    serve();
    others.forEach(Crew::join);
    throwFirst(List.copyOf(failures.values()));
  }

  private static void throwFirst(List<Throwable> failures) throws IOException {
    if (failures.isEmpty()) {
      return;
    }
    Throwable first = failures.getFirst();
    failures.stream().skip(1).forEach(first::addSuppressed);
    switch (first) {
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError("work throws nothing else", first);
    }
  }

  private void serve() {
    for (int i = next.getAndIncrement(); i < end.get(); i = next.getAndIncrement()) {
      try {
        work.piece(i);
      } catch (Throwable e) { // thrown by the caller's thread
        failed(i, e);
      }
    }
  }

  private synchronized void failed(int number, Throwable failure) {
    failures.put(number, failure);
    end.accumulateAndGet(number, Math::min);
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true; // kept for the caller
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
