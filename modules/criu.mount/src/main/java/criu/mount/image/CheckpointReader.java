package criu.mount.image;

import criu.mount.image.proto.InventoryEntry;
import criu.mount.model.Checkpoint;
import criu.mount.model.MountNamespace;
import criu.mount.model.Task;
import criu.mount.model.UserNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what the images in a directory say of mounts. Changes nothing; any thread may read. */
public final class CheckpointReader {
  private final Path directory;

  private CheckpointReader(Path directory) {
    this.directory = directory;
  }

  /**
   * Reads inventory, tasks with their kernel objects, and every mount namespace that is not the one
   * of the program that dumped.
   *
   * @param directory the images
   * @return the mounts in the order of mountinfo, the oldest first
   * @throws ImageException when a file is missing or broken, when two mounts have one id, or when
   *     the root task lived in the mount namespace of the program that dumped, so that there are no
   *     mounts in the images
   * @throws IOException when a file cannot be read
   */
  public static Checkpoint read(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw ImagePlace.of(directory).broken("it is not a directory");
    }
    return new CheckpointReader(directory).checkpoint();
  }

  private Checkpoint checkpoint() throws IOException {
    InventoryImage inventory = inventory();
    List<Task> tasks = TaskReader.read(directory);
    int host = inventory.dumper().mnt();
    checkRootTask(tasks.getFirst(), host);
    Set<Integer> ids = new LinkedHashSet<>();
    for (Task task : tasks) {
      int id = task.objects().mnt();
      if (id != 0 && id != host) {
        ids.add(id);
      }
    }
    return new Checkpoint(
        inventory.dumper(),
        inventory.plugins(),
        tasks,
        namespaces(ids),
        userNamespace(tasks.getFirst().objects().user(), inventory.dumper().user()),
        DeletedRootsImage.read(directory.resolve(ImageNames.DELETED_ROOTS)));
  }

  private Optional<UserNamespace> userNamespace(int id, int host) throws IOException {
    return id == 0 || id == host
        ? Optional.empty()
        : UserNamespaceImage.read(directory.resolve(ImageNames.userNamespace(id)), id);
  }

  private InventoryImage inventory() throws IOException {
    Path file = directory.resolve(ImageNames.INVENTORY);
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

  private void checkRootTask(Task task, int host) throws ImageException {
    ImagePlace place = ImagePlace.of(directory.resolve(ImageNames.ids(task.pid())));
    int id = task.objects().mnt();
    place.check(id != 0, "mnt_ns_id", "the root task has no mount namespace");
    place.check(
        id != host,
        "mnt_ns_id",
        "the images hold no mount namespace: the root task, "
            + task.pid()
            + ", lived in that of the program that dumped it");
  }

  private List<MountNamespace> namespaces(Set<Integer> ids) throws IOException {
    NamespaceReader reader = new NamespaceReader();
    List<MountNamespace> namespaces = new ArrayList<>();
    for (int id : ids) {
      namespaces.add(reader.read(id, directory.resolve(ImageNames.mountpoints(id))));
    }
    return List.copyOf(namespaces);
  }
}
