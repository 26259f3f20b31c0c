package criu.tests.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A lease on a file of a namespace: whoever opens the file waits until the lease is given back. */
public final class Lease implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private Lease(Process process) {
    this.process = process;
    out = process.inputReader();
  }

  /** Takes a lease; skips the test where the kernel gives none on that file system. */
  public static Lease on(Sandbox sandbox, String path) throws IOException {
    Path program = Programs.compile("lease", sandbox.root());
    List<String> command =
        List.of("nsenter", "-t", sandbox.task(), "-m", "/" + program.getFileName(), path);
    Lease lease = new Lease(new ProcessBuilder(command).redirectErrorStream(true).start());
    String line = lease.out.readLine();
    if (!"ready".equals(line)) {
      lease.close();
      Assumptions.abort("no lease can be taken here: " + line);
    }
    return lease;
  }

  /** Waits until someone opens the file. */
  public void awaitOpening() throws IOException {
    String line = out.readLine();
    if (!"asked".equals(line)) {
      throw new AssertionError("the lease was lost: " + line);
    }
  }

  /** Gives the lease back; the second time it does nothing. */
  public void giveBack() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    giveBack();
  }
}
