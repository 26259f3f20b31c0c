package criu.mount.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the children of a process. */
@FunctionalInterface
interface Children {
  /** How often at most a list is read again that does not settle. */
  int MOST_READ = 10;

  /** Returns their numbers; none when the process is gone. */
  List<Integer> of(int pid) throws IOException;

  /**
   * Returns what finds them. A kernel with {@code CONFIG_PROC_CHILDREN} lists them by threads, see
   * proc_tid_children(5); for any other, all processes of the machine are looked at once.
   *
   * @param pid a live process
   */
  static Children ofThisKernel(int pid) throws IOException {
    if (Files.exists(list(pid, pid))) {
      return Children::listed;
    }
    Map<Integer, List<Integer>> all = ProcessTree.all();
    return parent -> all.getOrDefault(parent, List.of());
  }

  private static List<Integer> listed(int pid) throws IOException {
    List<Integer> children = new ArrayList<>();
    for (int thread : threads(pid)) {
      for (String child : settled(list(pid, thread)).split(" ", -1)) {
        if (!child.isEmpty() && hasParent(Integer.parseInt(child), pid)) {
          children.add(Integer.valueOf(child));
        }
      }
    }
    return children;
  }

  private static List<Integer> threads(int pid) throws IOException {
    try {
      return ProcessNumbers.ofThreads(pid);
    } catch (NoSuchFileException e) {
      return List.of(); // it has ended
    }
  }

  private static Path list(int pid, int thread) {
    return Path.of("/proc", Integer.toString(pid), "task", Integer.toString(thread), "children");
  }

  /** Reads a list twice or more: a child that ends meanwhile can hide another one from it. */
  private static String settled(Path list) throws IOException {
    String before = read(list);
    for (int i = 0; i < MOST_READ; i++) {
      String now = read(list);
      if (now.equals(before)) {
        return now;
      }
      before = now;
    }
    return before;
  }

  private static String read(Path list) throws IOException {
    return ProcessTree.content(list).orElse("");
  }

  /** A thread that is looked at by itself lists the children of its process, which has them. */
  private static boolean hasParent(int child, int pid) throws IOException {
    return ProcessTree.stat(child)
        .filter(fields -> Integer.parseInt(fields[ProcessTree.PARENT]) == pid)
        .isPresent();
  }
}
