package criu.syscall.internal;

import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/**
 * Loads, while the root is still the host's, what a thread with another root will use: a library or
 * class that is looked up later would be looked up in the other root.
 */
final class Warmup {
  private static final RawString ROOT = RawString.of("/");

  private Warmup() {}

  /** Runs all of it; may be run again. Must not be called from a thread with a foreign root. */
  static void run() {
    OwnClasses.load();
    callEachFunction();
    exerciseFileCalls(new LinuxFileCalls());
    touchTheLibrary();
    startTheCleaner();
  }

  // A descriptor or pointer of -1 and then zeros: every function refuses that, or does nothing.
  private static void callEachFunction() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = Libc.allocateState(arena);
      for (LibcFunction function : LibcFunction.values()) {
        if (function != LibcFunction.EXECVE) { // refused as well, but not worth trying
          function.address().ifPresent(address -> Libc.call(address, state, -1, 0, 0, 0, 0, 0));
        }
      }
    }
  }

  private static void exerciseFileCalls(FileCalls files) {
    try (Fd root = files.open(Fd.CWD, ROOT, Set.of(OpenFlag.O_DIRECTORY), 0)) {
      Objects.requireNonNull(files.status(root, RawString.EMPTY));
      Objects.requireNonNull(files.readDirectory(root));
      // Refused, and that is the point: the exception loads what it takes to make one.
      files.open(root, RawString.EMPTY, Set.of(), 0).close();
    } catch (SyscallException e) {
      Objects.requireNonNull(e.getMessage());
    }
  }

  // With an archive of loaded classes these two may not be there before their first use.
  private static void touchTheLibrary() {
    if (!Files.exists(Path.of("/"))) {
      throw new IllegalStateException("there is no root directory");
    }
    try (InputStream own = Warmup.class.getResourceAsStream("Warmup.class")) {
      Objects.requireNonNull(own).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the program's own classes", e);
    }
  }

  // The JVM's cleaner is a thread that is started on first use, and that inherits its namespace.
  private static void startTheCleaner() {
    Objects.requireNonNull(Arena.ofAuto());
  }
}
