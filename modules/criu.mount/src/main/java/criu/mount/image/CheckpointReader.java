package criu.mount.image;

import criu.mount.model.Checkpoint;
import criu.mount.model.MountNamespace;
import criu.mount.model.Task;
import criu.mount.model.UserNamespace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what the images in a directory say of mounts. Changes nothing; any thread may read. */
public final class CheckpointReader {

  private CheckpointReader() {}

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
    DumpedTasks dumped = DumpedTasks.read(directory);
    Task.Objects dumper = dumped.dumper();
    Set<Integer> ids = new LinkedHashSet<>();
    for (Task task : dumped.tasks()) {
      int id = task.objects().mnt();
      if (id != 0 && id != dumper.mnt()) {
        ids.add(id);
      }
    }
    int user = dumped.tasks().getFirst().objects().user();
    return new Checkpoint(
        dumper,
        dumped.plugins(),
        dumped.tasks(),
        namespaces(directory, ids),
        user == dumper.user() ? Optional.empty() : userNamespace(directory, user),
        DeletedRootsImage.read(directory.resolve(ImageNames.DELETED_ROOTS)));
  }

  private static Optional<UserNamespace> userNamespace(Path directory, int id) throws IOException {
    return id == 0
        ? Optional.empty()
        : UserNamespaceImage.read(directory.resolve(ImageNames.userNamespace(id)), id);
  }

  private static List<MountNamespace> namespaces(Path directory, Set<Integer> ids)
      throws IOException {
    NamespaceReader reader = new NamespaceReader();
    List<MountNamespace> namespaces = new ArrayList<>();
    for (int id : ids) {
      namespaces.add(reader.read(id, directory.resolve(ImageNames.mountpoints(id))));
    }
    return List.copyOf(namespaces);
  }
}
