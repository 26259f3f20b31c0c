package criu.tests.kernel.situation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import criu.tests.kernel.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file as a block device. Closing it detaches the device and deletes the file. */
record LoopDevice(Path file, String path) implements AutoCloseable {
  private static final String SIZE = "400M"; // the least for xfs is 300 MiB; the file is sparse

  /** Makes an empty file system; skips the test where that cannot be done. */
  static LoopDevice formatted(String type) throws IOException {
    String mkfs = "mkfs." + type;
    boolean known = Files.readString(Path.of("/proc/filesystems")).contains("\t" + type + "\n");
    assumeTrue(known, "this kernel has no " + type);
    assumeTrue(exists(mkfs), mkfs + " is not installed");
    Path file = Files.createTempFile("criu-mount-test.", "." + type);
    Command.run("truncate", "-s", SIZE, file.toString()).succeeded();
    Command.run(mkfs, "-q", file.toString()).succeeded();
    return attach(file);
  }

  private static boolean exists(String program) throws IOException {
    return Command.run("sh", "-c", "command -v " + program).exit() == 0;
  }

  private static LoopDevice attach(Path file, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("losetup", "--find", "--show"));
    command.addAll(List.of(options));
    command.add(file.toString());
    Command.Result attached = Command.run(command, settings -> {});
    if (attached.exit() != 0) {
      Files.delete(file);
    }
    assumeTrue(attached.exit() == 0, "no loop device: " + attached.err().strip());
    return new LoopDevice(file, attached.out().strip());
  }

  /** Returns another device with the same content, which cannot be written to. */
  LoopDevice readOnlyCopy() throws IOException {
    return attach(copied(), "--read-only");
  }

  /** Returns another device with the same content. */
  LoopDevice copy() throws IOException {
    return attach(copied());
  }

  private Path copied() throws IOException {
    Path copy = Files.createTempFile("criu-mount-test.", ".copy");
    Command.run("cp", "--sparse=always", file.toString(), copy.toString()).succeeded();
    return copy;
  }

  @Override
  public void close() throws IOException {
    try {
      Command.run("losetup", "--detach", path).succeeded();
    } finally {
      Files.delete(file);
    }
  }
}
