package criu.syscall;

import criu.syscall.internal.ThreadOfItsOwn;
import java.io.IOException;

/**
 * One disposable thread whose file system state is its own, so that it can enter or make a mount
 * namespace while the rest of the process stays where it is.
 *
 * <p>Every downcall is linked, and every class of this module loaded, before the thread leaves the
 * host's namespace; classes of other modules are the caller's to load, unless they come out of the
 * runtime image, which is open already. The thread never starts another, because a thread inherits
 * the namespace of the one that starts it. While the root of the thread is not the host's,
 * operations may only make calls on descriptors that are open already: a class or library that is
 * looked up then would be looked up in the foreign root. Operations run one at a time in the order
 * they are handed over. When the thread ends, a namespace that nothing else holds is gone with all
 * its mounts.
 */
public interface NamespaceThread extends AutoCloseable {

  /** Starts a warmed thread that has unshared its file system state. */
  static NamespaceThread start(Kernel kernel, String name) throws SyscallException {
    return ThreadOfItsOwn.start(kernel, name);
  }

  /**
   * Runs an operation on the thread, waits for it, and returns or throws what it did. An interrupt
   * does not cut the wait short and is kept. From the thread itself, runs it at once.
   */
  <T> T call(Operation<T> operation) throws IOException;

  /** Runs an operation without a result on the thread and waits for it. */
  void run(Step step) throws IOException;

  /**
   * Runs an operation on the thread and waits for it as long as there is patience. When there is no
   * more, the thread is given up: nothing can be handed over to it, and nothing waits for its end.
   */
  void run(Step step, Patience patience) throws IOException;

  /** Returns the kernel's number of the thread: {@code /proc/self/task/NUMBER}. */
  int id();

  /** Ends the thread and waits until it is gone, unless it was given up. */
  @Override
  void close();

  /**
   * An operation with a result.
   *
   * @param <T> the type of the result
   */
  @FunctionalInterface
  interface Operation<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /** An operation without a result. */
  @FunctionalInterface
  interface Step {
    /** Does it. */
    void run() throws IOException;
  }

  /** Says how long to wait for an operation. */
  @FunctionalInterface
  interface Patience {
    /**
     * Returns how many nanoseconds to wait before asking again.
     *
     * @throws IOException to wait no longer
     */
    long nanoseconds() throws IOException;
  }
}
