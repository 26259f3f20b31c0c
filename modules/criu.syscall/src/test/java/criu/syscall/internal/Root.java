package criu.syscall.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether these tests run as root, with what mounting takes. */
public final class Root {
  private static final int CAP_SYS_ADMIN = 21;

  private Root() {}

  /** Tells whether it is so. */
  public static boolean isHeld() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("CapEff:"))
          .mapToLong(line -> Long.parseUnsignedLong(line.substring("CapEff:".length()).strip(), 16))
          .anyMatch(capabilities -> ((capabilities >> CAP_SYS_ADMIN) & 1) == 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
