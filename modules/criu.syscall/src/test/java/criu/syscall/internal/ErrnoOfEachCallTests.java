package criu.syscall.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ErrnoOfEachCallTests {
  private static final int CALLS = 2000;

  @Test
  void threadsSeeTheErrnoOfTheirOwnCalls_whenTheyFailAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Errno> missing = threads.submit(errnoOf(RawString.of("/none"), Errno.ENOENT));
      Future<Errno> below = threads.submit(errnoOf(RawString.of("/dev/null/a"), Errno.ENOTDIR));
      assertEquals(Errno.ENOENT, missing.get());
      assertEquals(Errno.ENOTDIR, below.get());
    }
  }

  @Test
  void callTheCLibraryLacksFailsByName() {
    try (Call call = Call.byNumber(-1, "no_such_call")) {
      SyscallException error = assertThrows(SyscallException.class, call::run);
      assertEquals("no_such_call(): function not implemented (ENOSYS)", error.getMessage());
    }
  }

  private static Callable<Errno> errnoOf(RawString path, Errno expected) {
    return () -> {
      Errno errno = expected;
      for (int i = 0; i < CALLS && errno == expected; i++) {
        errno = openingFails(path);
      }
      return errno;
    };
  }

  private static Errno openingFails(RawString path) {
    return assertThrows(
            SyscallException.class,
            () -> new LinuxFileCalls().open(Fd.CWD, path, Set.of(), 0).close())
        .errno();
  }
}
