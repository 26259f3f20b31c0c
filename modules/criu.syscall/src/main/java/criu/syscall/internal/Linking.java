package criu.syscall.internal;

import java.lang.foreign.Arena;

/** Links the downcall beside other work: that takes tens of milliseconds of a processor. */
public final class Linking {

  private Linking() {}

  /** Starts a thread that links, and ends. */
  public static void start() {
    Thread thread = new Thread(Linking::link, "linking");
    thread.setDaemon(true);
    thread.start();
  }

  // A call binds more than finding the function does; close refuses -1.
  private static void link() {
    try (Arena arena = Arena.ofConfined()) {
      LibcFunction.CLOSE
          .address()
          .ifPresent(close -> Libc.call(close, Libc.allocateState(arena), -1, 0, 0, 0, 0, 0));
    }
  }
}
