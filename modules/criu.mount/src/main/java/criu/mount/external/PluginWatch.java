package criu.mount.external;

import criu.plugin.loader.PluginCaller;
import criu.plugin.loader.PluginStuckException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Watches the calls of plugins: a call that takes too long is given up, and so is one that ends the
 * process. A thread that is given up cannot be stopped; it ends with the process.
 *
 * <p>Calls are made by one thread at a time. Whoever waits for that thread asks {@link #look}.
 */
public final class PluginWatch implements PluginCaller {
  /** How long a waiting thread looks away, in nanoseconds. */
  private static final long GLANCE = Duration.ofMillis(50).toNanos();

  /** A call that goes on. */
  private static final class Call {
    private final Thread thread = Thread.currentThread();
    private final String plugin;
    private volatile String which;
    private volatile long since = System.nanoTime();

    Call(String plugin, String which) {
      this.plugin = plugin;
      this.which = which;
    }

    String plugin() {
      return plugin;
    }

    /** A thread that was given up may come back while another makes a call. */
    boolean isHere() {
      return thread.equals(Thread.currentThread());
    }

    String which() {
      return which;
    }

    void beginAgain() {
      since = System.nanoTime();
    }

    void goesOnTo(String next) {
      which = next;
      beginAgain();
    }
  }

  private final Duration limit;
  private final AtomicReference<Optional<Call>> current = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<String>> leaver = new AtomicReference<>(Optional.empty());
  private Optional<CallThread> apart = Optional.empty();

  /**
   * Makes a watch.
   *
   * @param limit how long a call may take; zero for as long as it likes
   */
  public PluginWatch(Duration limit) {
    this.limit = limit;
  }

  /** Runs a call on a thread of its own, which sees what the calling thread sees. */
  @Override
  public <T> T call(String plugin, String which, Callable<T> call) throws Exception {
    if (apart.isEmpty()) {
      apart = Optional.of(CallThread.start());
    }
    Future<T> future = apart.get().begin(() -> here(plugin, which, call));
    try {
      while (!isDone(future, look())) {
        // look throws when the call takes too long
      }
      return future.get();
    } catch (PluginStuckException e) {
      apart = Optional.empty(); // the next call gets a thread that is free
      current.set(Optional.empty());
      throw e;
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while plugin " + plugin + " was called");
    }
  }

  private static boolean isDone(Future<?> future, long nanoseconds)
      throws InterruptedException, ExecutionException {
    try {
      future.get(nanoseconds, TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static Exception unwrapped(ExecutionException wrapper) {
    return switch (wrapper.getCause()) {
      case Exception thrown -> thrown;
      case Error thrown -> throw thrown;
      case null, default -> wrapper;
    };
  }

  /** Runs a call on the calling thread; another one waits for it. */
  public <T> T here(String plugin, String which, Callable<T> call) throws Exception {
    Optional<Call> begun = Optional.of(new Call(plugin, which));
    current.set(begun);
    try {
      return call.call();
    } finally {
      current.compareAndSet(begun, Optional.empty()); // unless it was given up
    }
  }

  @Override
  public void goesOnTo(String which) {
    current.get().filter(Call::isHere).ifPresent(call -> call.goesOnTo(which));
  }

  /** Starts the time of the current call again: something large comes along well. */
  public void progress() {
    current.get().ifPresent(Call::beginAgain);
  }

  /** Returns how many nanoseconds to wait before asking again. */
  public long look() throws PluginStuckException {
    Optional<Call> call = current.get();
    Optional<String> module = leaver.getAndSet(Optional.empty());
    if (module.isPresent()) {
      String plugin = call.map(Call::plugin).orElse(module.get());
      String which = call.map(Call::which).orElse("between calls");
      String reason = "its module " + module.get() + " called System.exit";
      throw new PluginStuckException(plugin, which, reason);
    }
    if (call.isPresent() && isOverdue(call.get())) {
      String reason = "it did not return within " + limit.toSeconds() + " s";
      throw new PluginStuckException(call.get().plugin(), call.get().which(), reason);
    }
    return GLANCE;
  }

  private boolean isOverdue(Call call) {
    return limit.isPositive() && System.nanoTime() - call.since > limit.toNanos();
  }

  /** Says that a module of a plugin ends the process; the next look tells. */
  public void leaving(String module) {
    leaver.set(Optional.of(module));
  }
}
