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

  private ProcessTree() {}

  /** Returns a process and all its descendants, parents before children. */
  static List<Integer> of(int pid) throws IOException {
    Map<Integer, List<Integer>> children = children();
    List<Integer> found = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(pid));
    while (!open.isEmpty()) {
      int next = open.remove();
      found.add(next);
      open.addAll(children.getOrDefault(next, List.of()));
    }
    return found;
  }

  private static Map<Integer, List<Integer>> children() throws IOException {
    Map<Integer, List<Integer>> children = new HashMap<>();
    for (int pid : ProcessNumbers.all()) {
      stat(pid)
          .ifPresent(fields ->
              children
                  .computeIfAbsent(Integer.parseInt(fields[1]), id -> new ArrayList<>())
                  .add(pid));
    }
    return children;
  }

  /**
   * Returns the fields of a process's stat file from the state on, which is number 0; the parent is
   * number 1. Empty when the process is gone. The name before may hold anything.
   */
  static Optional<String[]> stat(int pid) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(PROC.resolve(Integer.toString(pid)).resolve("stat"));
      String line = new String(bytes, StandardCharsets.ISO_8859_1);
      return Optional.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
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
