package criu.tests.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A namespace kept as a file of the host; closing it unmounts and removes the file. */
public record Pin(Path path) implements AutoCloseable {

  /** Runs a script of the shell inside. */
  public Command.Result shell(String script) throws IOException {
    return Command.run("nsenter", "--mount=" + path, "sh", "-euc", script);
  }

  /** Starts a process inside. */
  public Resident resident() throws IOException {
    return Resident.inPin(path);
  }

  @Override
  public void close() throws IOException {
    Command.run("umount", path.toString()).succeeded();
    Files.delete(path);
  }
}
