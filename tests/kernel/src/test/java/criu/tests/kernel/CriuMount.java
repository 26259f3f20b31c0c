package criu.tests.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Runs the command of the image. */
public final class CriuMount {
  /** An entry of the environment by which a process left behind is recognised. */
  private static final String MARK = "CRIU_MOUNT_TEST=" + UUID.randomUUID();

  private CriuMount() {}

  /** Returns the image under test. */
  public static Path image() {
    return Path.of(System.getProperty("criu.mount.image", "jlink/target/criu-mount"));
  }

  public static Path launcher() {
    return image().resolve("bin/criu-mount");
  }

  /** Returns the directory with the sample plugin. */
  public static Path samplePlugins() {
    return image().resolve("demo/plugins");
  }

  public static Command.Result run(String... arguments) throws IOException {
    return run("", List.of(arguments));
  }

  /** Runs the command with the sample plugin told of a mapping. */
  public static Command.Result run(String sampleMap, List<String> arguments) throws IOException {
    return run(List.of(), sampleMap, arguments);
  }

  /** The same by a program that starts it, such as nsenter with its options. */
  static Command.Result run(List<String> starter, String sampleMap, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(starter);
    command.add(launcher().toString());
    command.addAll(arguments);
    return Command.run(
        command,
        builder -> {
          builder.environment().put("LC_ALL", "C.UTF-8");
          builder.environment().put("CRIU_SAMPLE_MAP", sampleMap);
          String[] mark = MARK.split("=", 2);
          builder.environment().put(mark[0], mark[1]);
        });
  }

  /** Returns the processes that a run has left behind. */
  public static List<String> leftovers() throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(process -> process.getFileName().toString().matches("[0-9]+"))
          .filter(CriuMount::isMarked)
          .map(Path::toString)
          .toList();
    }
  }

  private static boolean isMarked(Path process) {
    try {
      byte[] environment = Files.readAllBytes(process.resolve("environ"));
      return new String(environment, StandardCharsets.ISO_8859_1).contains(MARK);
    } catch (IOException e) {
      return false; // it has ended meanwhile
    }
  }
}
