package criu.tests.kernel.consistency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/** A cgroup of a test in one of the two hierarchies that can freeze; closing it removes it. */
final class TestCgroup implements AutoCloseable {

  /** The hierarchies, by what mountinfo says of a mount, and how each tells its state. */
  enum Kind {
    V1(" - cgroup ", "freezer", "freezer.state", "FROZEN", "THAWED", "freezer.state", "FROZEN"),
    V2(" - cgroup2 ", "", "cgroup.freeze", "1", "0", "cgroup.events", "frozen 1");

    private final String type;
    private final String option;
    private final String switchFile;
    private final String freeze;
    private final String thaw;
    private final String stateFile;
    private final String frozen;

    Kind(
        String type,
        String option,
        String switchFile,
        String freeze,
        String thaw,
        String stateFile,
        String frozen) {
      this.type = type;
      this.option = option;
      this.switchFile = switchFile;
      this.freeze = freeze;
      this.thaw = thaw;
      this.stateFile = stateFile;
      this.frozen = frozen;
    }
  }

  private final Kind kind;
  private final Path directory;

  private TestCgroup(Kind kind, Path directory) {
    this.kind = kind;
    this.directory = directory;
  }

  /** Makes a cgroup; skips the test where the hierarchy is missing or must not be changed. */
  static TestCgroup make(Kind kind) throws IOException {
    Optional<Path> root = root(kind);
    Assumptions.assumeTrue(root.isPresent(), () -> "no hierarchy is mounted of kind " + kind);
    Path directory = root.get().resolve("criu-mount-test." + UUID.randomUUID());
    try {
      return new TestCgroup(kind, Files.createDirectory(directory));
    } catch (IOException e) {
      return Assumptions.abort("no cgroup can be made of kind " + kind + ": " + e.getMessage());
    }
  }

  private static Optional<Path> root(Kind kind) throws IOException {
    List<String> mounts = Files.readAllLines(Path.of("/proc/self/mountinfo"));
    return mounts.stream()
        .filter(line -> line.contains(kind.type))
        .filter(line ->
            List.of(line.substring(line.lastIndexOf(' ') + 1).split(",", -1)).contains(kind.option)
                || kind.option.isEmpty())
        .map(line -> Path.of(line.split(" ", -1)[4]))
        .findFirst();
  }

  Path directory() {
    return directory;
  }

  void add(long pid) throws IOException {
    Files.writeString(directory.resolve("cgroup.procs"), Long.toString(pid));
  }

  boolean isFrozen() throws IOException {
    return Files.readAllLines(directory.resolve(kind.stateFile)).contains(kind.frozen);
  }

  void freeze() throws IOException {
    Files.writeString(directory.resolve(kind.switchFile), kind.freeze);
  }

  /** Without it no process inside can be ended. */
  void thaw() throws IOException {
    Files.writeString(directory.resolve(kind.switchFile), kind.thaw);
  }

  @Override
  public void close() throws IOException {
    Files.delete(directory);
  }
}
