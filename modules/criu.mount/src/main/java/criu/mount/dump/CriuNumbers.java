package criu.mount.dump;

import criu.mount.image.DumpedTasks;
import criu.mount.model.MountException;
import criu.mount.model.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds live tasks in images that CRIU made of them. Images know a task by its number in its own
 * PID namespace.
 */
final class CriuNumbers {
  private static final String REMEDY =
      "dump while CRIU holds the tasks: after criu dump --leave-stopped, or at post-dump in an action"
          + " script";

  private final Path directory;
  private final Map<Integer, Task> dumped = new HashMap<>();
  private final int root;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final Map<Integer, Integer> namespaces = new HashMap<>();

  CriuNumbers(Path directory, DumpedTasks images) {
    this.directory = directory;
    this.root = images.tasks().getFirst().pid();
    for (Task task : images.tasks()) {
      if (task.objects().mnt() != 0) { // else it had ended
        dumped.put(task.pid(), task);
      }
    }
  }

  /** Returns live tasks with what the images say of them. */
  List<Task> of(List<Task> live) throws MountException {
    int inside = numberInside(live.getFirst());
    if (inside != root) {
      throw differs(live.getFirst(), "it is process " + inside + " inside, not " + root);
    }
    List<Task> numbered = new ArrayList<>();
    for (Task task : live) {
      numbered.add(numbered(task));
    }
    for (int gone : dumped.keySet()) {
      throw differs(live.getFirst(), "its process " + gone + " inside is gone");
    }
    return numbered;
  }

  private Task numbered(Task live) throws MountException {
    Task found = dumped.remove(numberInside(live));
    if (found == null) {
      throw differs(live, "it is not in them");
    }
    if (!isSameNamespace(live.objects().mnt(), found.objects().mnt())) {
      throw differs(live, "it has moved to another mount namespace");
    }
    return new Task(
        live.pid(),
        live.parentPid(),
        live.groupId(),
        live.sessionId(),
        live.threads(),
        found.objects());
  }

  /** Each namespace has one number in the images, and no other has it. */
  private boolean isSameNamespace(int namespace, int number) {
    Integer otherNumber = numbers.putIfAbsent(namespace, number);
    Integer otherNamespace = namespaces.putIfAbsent(number, namespace);
    return (otherNumber == null || otherNumber == number)
        && (otherNamespace == null || otherNamespace == namespace);
  }

  private static int numberInside(Task task) {
    return PidNumbers.status(task.pid(), "NSpid:")
        .map(numbers -> Integer.parseInt(numbers.substring(numbers.lastIndexOf('\t') + 1)))
        .orElse(task.pid());
  }

  private MountException differs(Task task, String why) {
    return MountException.because(
            "dump",
            "process " + task.pid(),
            "the images in " + directory + " are not of it as it is now: " + why)
        .remedy(REMEDY);
  }
}
