package criu.mount.image;

import criu.mount.model.Checkpoint;
import criu.mount.model.Mount;
import criu.mount.model.MountNamespace;
import criu.mount.model.Ownership;
import criu.mount.model.Superblock;
import criu.mount.model.Task;
import criu.mount.model.UserNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes what a checkpoint says of mounts, in CRIU's format 1.1. */
public final class CheckpointWriter {
  /** A number that no other dump has; see random(4). */
  private static final Path RANDOM_UUID = Path.of("/proc/sys/kernel/random/uuid");

  private final Checkpoint checkpoint;
  private final ImageTransaction transaction;

  private CheckpointWriter(Checkpoint checkpoint, ImageTransaction transaction) {
    this.checkpoint = checkpoint;
    this.transaction = transaction;
  }

  /**
   * Writes {@code inventory.img}, {@code pstree.img}, {@code ids-PID.img} of every task and {@code
   * mountpoints-N.img} of every mount namespace, {@code autofs-DEVICE.img} of every autofs; {@code
   * userns-N.img} where the tasks have a user namespace of their own, {@code deleted-roots.img}
   * where mounts show what was unlinked.
   *
   * <p>The type of a file system that CRIU has no number for is written by name where a restore has
   * to make it anew; where a restore is given it (a root, an external mount or a plugin's, and
   * binds of such), it is written as unsupported, as CRIU does.
   *
   * @param checkpoint what to write; its devices fit into 12 bits for the major and 20 bits for the
   *     minor number
   * @param transaction gets the files; still to be committed
   * @throws IOException when a file cannot be written
   */
  public static void write(Checkpoint checkpoint, ImageTransaction transaction) throws IOException {
    write(checkpoint, transaction, Files.readString(RANDOM_UUID).strip());
  }

  /**
   * Writes the {@code mountpoints-N.img} and {@code autofs-DEVICE.img} alone, for a checkpoint
   * whose other images are there.
   *
   * @throws IOException when a file cannot be written
   */
  public static void writeMounts(Checkpoint checkpoint, ImageTransaction transaction)
      throws IOException {
    CheckpointWriter writer = new CheckpointWriter(checkpoint, transaction);
    writer.writeNamespaces();
    writer.writeDeletedRoots();
  }

  /** Writes all images with a given name for this dump. */
  static void write(Checkpoint checkpoint, ImageTransaction transaction, String runId)
      throws IOException {
    CheckpointWriter writer = new CheckpointWriter(checkpoint, transaction);
    writer.writeInventory(runId);
    writer.writeTasks();
    writer.writeNamespaces();
    writer.writeUserNamespace();
    writer.writeDeletedRoots();
  }

  private void writeInventory(String runId) throws IOException {
    try (ImageWriter file = create(ImageNames.INVENTORY, ImageMagic.INVENTORY)) {
      file.write(new InventoryImage(checkpoint.dumper(), checkpoint.plugins()).encode(runId));
    }
  }

  private void writeTasks() throws IOException {
    try (ImageWriter file = create(ImageNames.PSTREE, ImageMagic.PSTREE)) {
      for (Task task : checkpoint.tasks()) {
        file.write(TaskImages.encode(task));
      }
    }
    for (Task task : checkpoint.tasks()) {
      if (!task.objects().equals(TaskImages.NO_OBJECTS)) {
        writeObjects(task);
      }
    }
  }

  private void writeObjects(Task task) throws IOException {
    try (ImageWriter file = create(ImageNames.ids(task.pid()), ImageMagic.IDS)) {
      file.write(TaskImages.encode(task.objects()));
    }
  }

  private void writeNamespaces() throws IOException {
    MountEncoder encoder = MountEncoder.of(checkpoint);
    Set<String> written = new HashSet<>();
    for (MountNamespace namespace : checkpoint.namespaces()) {
      String name = ImageNames.mountpoints(namespace.id());
      try (ImageWriter file = create(name, ImageMagic.MNTS)) {
        for (Mount mount : namespace.tree().mounts().reversed()) {
          file.write(encoder.encode(mount));
          if (mount.superblock().type().is("autofs") && !encoder.isGiven(mount)) {
            writeAutofs(mount.superblock(), written);
          }
        }
      }
    }
  }

  private void writeAutofs(Superblock superblock, Set<String> written) throws IOException {
    String name = ImageNames.autofs(superblock.device());
    if (written.add(name)) {
      try (ImageWriter file = create(name, ImageMagic.AUTOFS)) {
        file.write(AutofsImage.encode(superblock.options()));
      }
    }
  }

  private void writeUserNamespace() throws IOException {
    if (checkpoint.user().isPresent()) {
      UserNamespace user = checkpoint.user().get();
      String name = ImageNames.userNamespace(user.id());
      try (ImageWriter file = create(name, ImageMagic.USERNS)) {
        file.write(UserNamespaceImage.encode(user));
      }
    }
  }

  private void writeDeletedRoots() throws IOException {
    if (checkpoint.deletedRoots().isEmpty()) {
      return;
    }
    try (ImageWriter file = create(ImageNames.DELETED_ROOTS, ImageMagic.DELETED_ROOTS)) {
      for (Map.Entry<Integer, Ownership> root :
          new TreeMap<>(checkpoint.deletedRoots()).entrySet()) {
        file.write(DeletedRootsImage.encode(root.getKey(), root.getValue()));
      }
    }
  }

  private ImageWriter create(String name, ImageMagic magic) throws IOException {
    return new ImageWriter(transaction.create(name), magic);
  }
}
