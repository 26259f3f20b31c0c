package criu.mount.image;

import criu.mount.image.proto.InventoryEntry;
import criu.mount.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the images in a directory say of tasks and their namespaces, be there images of mounts or
 * not.
 *
 * @param dumper the objects of the program that dumped
 * @param plugins the plugins used at dump
 * @param tasks the tasks, parents before children; the root task is the first, and its mount
 *     namespace is another than that of the program that dumped
 */
public record DumpedTasks(Task.Objects dumper, List<String> plugins, List<Task> tasks) {

  /**
   * Reads inventory, tasks and their kernel objects.
   *
   * @param directory the images
   * @throws ImageException when a file is missing or broken, or when the root task lived in the
   *     mount namespace of the program that dumped, so that no mounts belong to the images
   * @throws IOException when a file cannot be read
   */
  public static DumpedTasks read(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw ImagePlace.of(directory).broken("it is not a directory");
    }
    InventoryImage inventory = inventory(directory.resolve(ImageNames.INVENTORY));
    List<Task> tasks = TaskReader.read(directory);
    Path rootTask = directory.resolve(ImageNames.ids(tasks.getFirst().pid()));
    checkRootTask(tasks.getFirst(), inventory.dumper().mnt(), ImagePlace.of(rootTask));
    return new DumpedTasks(inventory.dumper(), inventory.plugins(), tasks);
  }

  private static InventoryImage inventory(Path file) throws IOException {
    ImageReader reader = ImageReader.open(file, ImageMagic.INVENTORY, ImageLimits.SINGLE);
    if (!reader.hasNext()) {
      throw reader.place().broken("it has no record");
    }
    InventoryEntry entry = reader.next(InventoryEntry.parser());
    InventoryImage inventory = InventoryImage.decode(entry, reader.place());
    if (reader.hasNext()) {
      throw reader.place().broken("there is something after the only record");
    }
    return inventory;
  }

  private static void checkRootTask(Task task, int host, ImagePlace place) throws ImageException {
    int id = task.objects().mnt();
    place.check(id != 0, "mnt_ns_id", "the root task has no mount namespace");
    place.check(
        id != host,
        "mnt_ns_id",
        "the images hold no mount namespace: the root task, "
            + task.pid()
            + ", lived in that of the program that dumped it");
  }
}
