package criu.mount.dump;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Processes by their parents, as proc shows them. */
final class ProcessTree {
  private static final Path PROC = Path.of("/proc");

  /** The number of the parent among the fields that {@link #stat} returns. */
  static final int PARENT = 1;

  private ProcessTree() {}

  /** Returns a process and all its descendants, parents before children. */
  static List<Integer> of(int pid) throws IOException {
    Children children = Children.ofThisKernel(pid);
    List<Integer> found = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(pid));
    while (!open.isEmpty()) {
      int next = open.remove();
      found.add(next);
      open.addAll(children.of(next));
    }
    return found;
  }

  /** Returns all processes that have children, with these, by a look at every process. */
  static Map<Integer, List<Integer>> all() throws IOException {
    Map<Integer, List<Integer>> children = new HashMap<>();
    for (int pid : ProcessNumbers.all()) {
      stat(pid)
          .ifPresent(fields ->
              children
                  .computeIfAbsent(Integer.parseInt(fields[PARENT]), id -> new ArrayList<>())
                  .add(pid));
    }
    return children;
  }

  /**
   * Returns the fields of a process's stat file from the state on, which is number 0, and {@link
   * #PARENT}. Empty when the process is gone. The name before may hold anything.
   */
  static Optional<String[]> stat(int pid) throws IOException {
    return content(PROC.resolve(Integer.toString(pid)).resolve("stat"))
        .map(line -> line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
  }

  /** Returns what a file of a process says; empty when the process is gone. */
  static Optional<String> content(Path file) throws IOException {
    try {
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("No such process")) {
        return Optional.empty(); // it ended between open and read
      }
      throw e;
    }
  }
}
