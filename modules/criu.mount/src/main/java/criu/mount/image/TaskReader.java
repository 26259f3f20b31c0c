package criu.mount.image;

import criu.mount.image.proto.KernelObjectsEntry;
import criu.mount.image.proto.PstreeEntry;
import criu.mount.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the tasks of a set of images, each with its kernel objects. */
final class TaskReader {
  private final Path directory;
  private final Set<Integer> pids = new HashSet<>();

  private TaskReader(Path directory) {
    this.directory = directory;
  }

  /** Returns the tasks, parents before children, at least one. */
  static List<Task> read(Path directory) throws IOException {
    return new TaskReader(directory).tasks();
  }

  private List<Task> tasks() throws IOException {
    Path file = directory.resolve(ImageNames.PSTREE);
    ImageReader reader = ImageReader.open(file, ImageMagic.PSTREE, ImageLimits.TASKS);
    if (!reader.hasNext()) {
      throw reader.place().broken("there is no task");
    }
    List<Task> tasks = new ArrayList<>();
    while (reader.hasNext()) {
      Task task = TaskImages.decode(reader.next(PstreeEntry.parser()), reader.place());
      checkPlaceInTree(task, reader.place());
      tasks.add(TaskImages.withObjects(task, objects(task)));
    }
    return List.copyOf(tasks);
  }

  private void checkPlaceInTree(Task task, ImagePlace place) throws ImageException {
    int parent = task.parentPid();
    if (pids.isEmpty()) {
      place.check(parent == 0, "ppid", "the first task has a parent");
    } else {
      boolean known = pids.contains(parent);
      place.check(known, "ppid", "no task before it has pid " + Integer.toUnsignedString(parent));
    }
    place.check(pids.add(task.pid()), "pid", task.pid() + " occurs twice");
  }

  /** A task that has ended, but was not waited for, may have no file. */
  private Task.Objects objects(Task task) throws IOException {
    Path file = directory.resolve(ImageNames.ids(task.pid()));
    if (task.parentPid() != 0 && !Files.exists(file)) {
      return TaskImages.NO_OBJECTS;
    }
    ImageReader reader = ImageReader.open(file, ImageMagic.IDS, ImageLimits.SINGLE);
    if (!reader.hasNext()) {
      throw reader.place().broken("it has no record");
    }
    KernelObjectsEntry entry = reader.next(KernelObjectsEntry.parser());
    Task.Objects objects = TaskImages.decode(entry, reader.place());
    if (reader.hasNext()) {
      throw reader.place().broken("there is something after the only record");
    }
    return objects;
  }
}
