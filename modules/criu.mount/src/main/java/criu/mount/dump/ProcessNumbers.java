package criu.mount.dump;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The processes and threads that proc shows. */
final class ProcessNumbers {
  private static final Path PROC = Path.of("/proc");

  private ProcessNumbers() {}

  /** Returns the numbers of all processes, in the order of proc. */
  static List<Integer> all() throws IOException {
    return in(PROC);
  }

  /** Returns the numbers of the threads of a process, that of the process too. */
  static List<Integer> ofThreads(int pid) throws IOException {
    return in(PROC.resolve(Integer.toString(pid)).resolve("task"));
  }

  private static List<Integer> in(Path directory) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (name.charAt(0) >= '1' && name.charAt(0) <= '9') {
          numbers.add(Integer.valueOf(name));
        }
      }
    }
    return numbers;
  }
}
