package criu.tests.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A shared tmpfs on the host, with the directories a/deep, b and c, for sandboxes that are linked
 * to the host. A sandbox on it must be closed before.
 */
public final class HostVolume implements AutoCloseable {
  private final Path path;

  private HostVolume(Path path) {
    this.path = path;
  }

  public static HostVolume mount() throws IOException {
    HostVolume volume = new HostVolume(Files.createTempDirectory("criu-mount-volume."));
    volume
        .shell(
            """
            mount -t tmpfs volume "$V"; mount --make-private "$V"; mount --make-shared "$V"
            mkdir -p "$V/a/deep" "$V/b" "$V/c"
            """)
        .succeeded();
    return volume;
  }

  public Path path() {
    return path;
  }

  /** Runs a script on the host, with the path as {@code $V}. */
  public Command.Result shell(String script) throws IOException {
    return Command.shell("V=$1\n" + script, path.toString());
  }

  @Override
  public void close() throws IOException {
    Command.run("umount", "-R", path.toString()).succeeded();
    Files.delete(path);
  }
}
