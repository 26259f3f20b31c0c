package criu.syscall.internal;

import criu.syscall.CloneFlag;
import criu.syscall.Kernel;
import criu.syscall.NamespaceThread;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The one disposable thread behind {@link NamespaceThread}. */
public final class ThreadOfItsOwn implements NamespaceThread {
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final Thread thread;
  private int id;
  private boolean closed;
  private volatile boolean givenUp;

  private ThreadOfItsOwn(String name) {
    thread = new Thread(this::serve, name);
    thread.setDaemon(true); // an owner that forgets to close it does not keep the process alive
  }

  /** Starts a warmed thread that has unshared its file system state. */
  public static NamespaceThread start(Kernel kernel, String name) throws SyscallException {
    Warmup.run();
    ThreadOfItsOwn started = new ThreadOfItsOwn(name);
    started.thread.start();
    try {
      started.id = started.call(() -> detach(kernel));
      return started;
    } catch (SyscallException | RuntimeException e) {
      started.close();
      throw e;
    } catch (IOException e) {
      started.close();
      throw new AssertionError("detaching a thread makes calls only", e);
    }
  }

  @Override
  public <T> T call(Operation<T> operation) throws IOException {
    if (Thread.currentThread() == thread) {
      return operation.run(); // waiting for itself would never end
    }
    Handover<T> handover = new Handover<>(operation);
    submit(handover);
    return handover.await();
  }

  @Override
  public void run(Step step) throws IOException {
    call(() -> {
      step.run();
      return Boolean.TRUE;
    });
  }

  @Override
  public void run(Step step, Patience patience) throws IOException {
    if (Thread.currentThread() == thread) {
      step.run();
      return;
    }
    Handover<Boolean> handover =
        new Handover<>(() -> {
          step.run();
          return Boolean.TRUE;
        });
    submit(handover);
    try {
      handover.awaitEnd(patience);
    } catch (IOException | RuntimeException e) {
      givenUp = true;
      end();
      throw e;
    }
    handover.await();
  }

  @Override
  public int id() {
    return id;
  }

  @Override
  public void close() {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("the thread cannot wait for its own end");
    }
    end();
    if (!givenUp) {
      Uninterrupted.join(thread);
    }
  }

  private static int detach(Kernel kernel) throws SyscallException {
    kernel.namespaces().unshare(Set.of(CloneFlag.CLONE_FS));
    return kernel.namespaces().gettid();
  }

  private synchronized void submit(Order order) {
    if (closed) {
      throw new IllegalStateException("thread " + thread.getName() + " has ended");
    }
    orders.add(order);
  }

  private synchronized void end() {
    if (!closed) {
      orders.add(new End());
      closed = true;
    }
  }

  private void serve() {
    Order order = next();
    while (order instanceof Handover<?> handover) {
      handover.carryOut();
      order = next();
    }
  }

  private Order next() {
    return Uninterrupted.<Order, RuntimeException>get(orders::take);
  }

  /** What the thread is asked to do next. */
  sealed interface Order permits Handover, End {}

  /** Asks the thread to end. */
  record End() implements Order {}
}
