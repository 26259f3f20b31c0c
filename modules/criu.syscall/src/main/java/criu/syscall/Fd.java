package criu.syscall;

import criu.syscall.internal.Descriptors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An open file descriptor, owned by whoever holds this object: closing it closes the descriptor
 * once, and using it afterwards is an error that names the descriptor. Descriptors are shared by
 * all threads of the process, whatever namespace a thread is in.
 */
public final class Fd implements AutoCloseable {

  /** The working directory of the calling thread ({@code AT_FDCWD}); closing it does nothing. */
  public static final Fd CWD = new Fd(-100, "the working directory");

  /** Where results are printed (descriptor 1); closing it does nothing. */
  public static final Fd STDOUT = new Fd(1, "stdout");

  /** Where errors are printed (descriptor 2); closing it does nothing. */
  public static final Fd STDERR = new Fd(2, "stderr");

  private static final int CLOSED = -1;

  static {
    Descriptors.grant(new Numbers());
  }

  private final AtomicInteger number;
  private final Object description; // made a text when it is asked for

  Fd(int number, Object description) {
    this.number = new AtomicInteger(number);
    this.description = description;
  }

  /**
   * Returns the path under which the calling thread finds what this descriptor refers to, for calls
   * that take no descriptor. Needs a proc file system at {@code /proc} of that thread.
   */
  public RawString procPath() {
    return new RawString("/proc/thread-self/fd/" + Descriptors.number(this));
  }

  /** Closes the descriptor; the second call does nothing. */
  @Override
  public void close() {
    if (this != CWD && this != STDOUT && this != STDERR) {
      int open = number.getAndSet(CLOSED);
      if (open != CLOSED) {
        Descriptors.close(open);
      }
    }
  }

  @Override
  public String toString() {
    return description.toString();
  }

  /** Lets the calls of this module make descriptors and see their numbers. */
  private static final class Numbers implements Descriptors.Access {
    @Override
    public Fd own(int number, Object description) {
      return new Fd(number, description);
    }

    @Override
    public int number(Fd fd) {
      int open = fd.number.get();
      if (open == CLOSED) {
        throw new IllegalStateException("closed already: " + fd);
      }
      return open;
    }

    @Override
    public Object description(Fd fd) {
      return fd.description;
    }
  }
}
