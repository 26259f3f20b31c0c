package criu.syscall;

import java.io.IOException;
import java.util.Optional;

/** A call failed: which, with what arguments, and why. */
public final class SyscallException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String call;
  private final String arguments;
  private final Errno errno;

  /**
   * Makes the exception.
   *
   * @param call the name of the call, as its man page has it
   * @param arguments the arguments, for a person to read
   * @param errno why it failed
   */
  public SyscallException(String call, String arguments, Errno errno) {
    super(call + "(" + arguments + "): " + errno.text() + " (" + errno + ")");
    this.call = call;
    this.arguments = arguments;
    this.errno = errno;
  }

  /** Returns why the call failed that is the cause of a failure, or that itself, if one is. */
  public static Optional<Errno> errnoBehind(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SyscallException call) {
        return Optional.of(call.errno);
      }
    }
    return Optional.empty();
  }

  /** Returns the name of the call. */
  public String call() {
    return call;
  }

  /** Returns the arguments, for a person to read. */
  public String arguments() {
    return arguments;
  }

  /** Returns why the call failed. */
  public Errno errno() {
    return errno;
  }
}
