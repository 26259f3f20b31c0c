package criu.mount.archive;

import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.Kernel;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A directory on a tmpfs for one test; whatever is in it is removed at the end. */
final class Scratch implements AutoCloseable {
  static final FileCalls FILES = Kernel.real().files();

  private final Path directory;
  private final List<Fd> open = new ArrayList<>();

  Scratch() throws IOException {
    directory = Files.createTempDirectory(Path.of("/dev/shm"), "criu-mount-archive-");
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  /** Makes a directory and opens it. */
  Fd directory(String name) throws IOException {
    Files.createDirectories(path(name));
    Fd fd = FILES.open(Fd.CWD, RawString.of(path(name).toString()), Set.of(OpenFlag.O_PATH), 0);
    open.add(fd);
    return fd;
  }

  /** Runs a program with the C locale and returns what it says. */
  static String run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    if (process.waitFor() != 0) {
      throw new AssertionError(command + " failed: " + output);
    }
    return output;
  }

  @Override
  public void close() throws IOException {
    open.forEach(Fd::close);
    try {
      run(List.of("rm", "-rf", "--", directory.toString()));
    } catch (InterruptedException e) {
      throw new IOException("interrupted while cleaning up", e);
    }
  }
}
