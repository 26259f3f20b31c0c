package criu.mount.dump;

import criu.mount.model.Task;
import criu.mount.rule.Remedy;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a task and the kernel objects it uses from proc. Namespaces get small numbers in the order
 * in which they are first seen, those of this process first, as images have them.
 */
final class TaskReader {
  private static final Path SELF = Path.of("/proc/self");

  private final Map<String, Integer> numbers = new HashMap<>();
  private final Task.Objects own;
  private int tasks = 1;

  TaskReader() throws IOException {
    this.own = objects(SELF);
  }

  /** Returns the objects of this process. */
  Task.Objects own() {
    return own;
  }

  /** Reads a process as the root task of a checkpoint, and all its descendants after it. */
  List<Task> readTree(int pid) throws IOException {
    ProcessLookup.require(pid);
    List<Task> tree = new ArrayList<>();
    for (int one : ProcessTree.of(pid)) {
      Optional<String[]> stat = ProcessTree.stat(one).filter(found -> !ProcessLookup.isDead(found));
      if (stat.isPresent()) {
        int parent = one == pid ? 0 : Integer.parseInt(stat.get()[ProcessTree.PARENT]);
        readIfAlive(one, stat.get(), parent).ifPresent(tree::add);
      }
    }
    if (tree.isEmpty() || tree.getFirst().pid() != pid) {
      throw ProblemsException.of(
          pid,
          "no-such-process",
          "it ended while it was read",
          Remedy.words("give a running process with -t PID"));
    }
    return tree;
  }

  /** Reads a process; empty when it has ended meanwhile. */
  private Optional<Task> readIfAlive(int pid, String[] stat, int parent) throws IOException {
    try {
      Task task = read(pid, stat, parent);
      return ProcessTree.stat(pid).filter(now -> !ProcessLookup.isDead(now)).map(now -> task);
    } catch (AccessDeniedException e) {
      throw ProblemsException.of(
          pid,
          "no-permission",
          "its namespaces cannot be read (EACCES)",
          Remedy.words(
              "run as root, or with CAP_SYS_PTRACE and CAP_SYS_ADMIN in its user namespace"));
    } catch (IOException e) {
      if (ProcessTree.stat(pid).filter(now -> !ProcessLookup.isDead(now)).isEmpty()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Task read(int pid, String[] stat, int parent) throws IOException {
    Path proc = Path.of("/proc", Integer.toString(pid));
    int group = Integer.parseInt(stat[2]);
    int session = Integer.parseInt(stat[3]);
    return new Task(pid, parent, group, session, threads(pid), objects(proc));
  }

  private static List<Integer> threads(int pid) throws IOException {
    List<Integer> threads = new ArrayList<>(List.of(pid));
    ProcessNumbers.ofThreads(pid).stream()
        .filter(thread -> thread != pid)
        .sorted()
        .forEach(threads::add);
    return threads;
  }

  private Task.Objects objects(Path proc) throws IOException {
    int unshared = tasks++;
    int pid = number(proc, "pid");
    int net = number(proc, "net");
    int ipc = number(proc, "ipc");
    int uts = number(proc, "uts");
    int time = number(proc, "time");
    int mnt = number(proc, "mnt");
    int user = number(proc, "user");
    int cgroup = number(proc, "cgroup");
    return new Task.Objects(
        unshared, unshared, unshared, unshared, pid, net, ipc, uts, mnt, user, cgroup, time);
  }

  private int number(Path proc, String kind) throws IOException {
    Path link = proc.resolve("ns").resolve(kind);
    if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      return 0; // this kernel has no such namespaces
    }
    String name = Files.readSymbolicLink(link).toString();
    return numbers.computeIfAbsent(name, unseen -> numbers.size() + 1);
  }
}
