package criu.mount.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import criu.mount.image.proto.InventoryEntry;
import criu.mount.image.proto.PluginsEntry;
import criu.mount.model.Checkpoint;
import criu.mount.model.MountNamespace;
import criu.mount.model.Task;
import criu.syscall.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets of images as a whole, and what can be wrong with them. */
class CheckpointReaderTests {
  @TempDir private Path directory;
  private ImageSet images;

  @BeforeEach
  void writeImages() throws IOException {
    images = new ImageSet(directory);
  }

  @Test
  void checkpoint_written_isReadBack() throws IOException {
    Path target = Files.createDirectory(directory.resolve("set"));
    Checkpoint checkpoint = Samples.twoNamespaces();
    try (ImageTransaction transaction = ImageTransaction.begin(Kernel.real().files(), target)) {
      CheckpointWriter.write(checkpoint, transaction);
      transaction.commit();
    }

    Checkpoint read = CheckpointReader.read(target);

    assertEquals(checkpoint.dumper(), read.dumper());
    assertEquals(checkpoint.plugins(), read.plugins());
    assertEquals(checkpoint.tasks(), read.tasks());
    assertEquals(
        checkpoint.namespaces().stream().map(MountNamespace::id).toList(),
        read.namespaces().stream().map(MountNamespace::id).toList());
    for (int i = 0; i < checkpoint.namespaces().size(); i++) {
      assertEquals(
          checkpoint.namespaces().get(i).tree().mounts(), read.namespaces().get(i).tree().mounts());
    }
  }

  @Test
  void mounts_newestFirstInTheFile_areReadOldestFirst() throws IOException {
    MountNamespace namespace = CheckpointReader.read(directory).namespaces().getFirst();

    assertEquals(9, namespace.id());
    assertEquals(20, namespace.tree().mounts().getFirst().id());
  }

  @Test
  void task_inTheNamespaceOfTheDumper_addsNoNamespace() throws IOException {
    images.write("pstree.img", ImageMagic.PSTREE, ImageSet.task(100, 0), ImageSet.task(101, 100));
    images.write("ids-101.img", ImageMagic.IDS, ImageSet.objects(Samples.DUMPER.mnt()));

    assertEquals(1, CheckpointReader.read(directory).namespaces().size());
  }

  @Test
  void task_withoutAFileOfItsObjects_hasNone() throws IOException {
    images.write("pstree.img", ImageMagic.PSTREE, ImageSet.task(100, 0), ImageSet.task(101, 100));

    List<Task> tasks = CheckpointReader.read(directory).tasks();

    assertEquals(TaskImages.NO_OBJECTS, tasks.get(1).objects());
  }

  @Test
  void rootTask_inTheNamespaceOfTheDumper_isAnError() throws IOException {
    images.write("ids-100.img", ImageMagic.IDS, ImageSet.objects(Samples.DUMPER.mnt()));

    assertBroken(
        "ids-100.img: mnt_ns_id: the images hold no mount namespace: the root task, 100, lived in"
            + " that of the program that dumped it");
  }

  @Test
  void rootTask_withoutAMountNamespace_isAnError() throws IOException {
    images.write("ids-100.img", ImageMagic.IDS, ImageSet.objects(0));

    assertBroken("ids-100.img: mnt_ns_id: the root task has no mount namespace");
  }

  @Test
  void mountId_twiceInAFile_isAnError() throws IOException {
    images.write(
        "mountpoints-9.img",
        ImageMagic.MNTS,
        ImageSet.mount(20, 20, "/proc").build(),
        ImageSet.mount(20, 19, "/").build());

    assertBroken(
        "mountpoints-9.img: record 2: mnt_id: 20 is also the id of record 1 in "
            + directory.resolve("mountpoints-9.img"));
  }

  @Test
  void mountId_inTwoFiles_isAnError() throws IOException {
    images.write("pstree.img", ImageMagic.PSTREE, ImageSet.task(100, 0), ImageSet.task(101, 100));
    images.write("ids-101.img", ImageMagic.IDS, ImageSet.objects(10));
    images.write("mountpoints-10.img", ImageMagic.MNTS, ImageSet.mount(20, 19, "/").build());

    assertBroken(
        "mountpoints-10.img: record 1: mnt_id: 20 is also the id of record 2 in "
            + directory.resolve("mountpoints-9.img"));
  }

  @Test
  void mounts_withoutAnyRecord_areAnError() throws IOException {
    images.write("mountpoints-9.img", ImageMagic.MNTS);

    assertBroken("mountpoints-9.img: there is no root mount");
  }

  @Test
  void mounts_thatAreNoTree_areAnError() throws IOException {
    images.write(
        "mountpoints-9.img",
        ImageMagic.MNTS,
        ImageSet.mount(21, 77, "/proc").build(),
        ImageSet.mount(20, 19, "/").build());

    assertBroken(
        "mountpoints-9.img: mount 21 at /proc: its parent, mount 77, is not in the namespace");
  }

  @Test
  void file_missing_isNamed() throws IOException {
    for (String name : List.of("mountpoints-9.img", "ids-100.img", "pstree.img", "inventory.img")) {
      Files.delete(directory.resolve(name));

      assertBroken(name + ": there is no such file");
    }
  }

  @Test
  void directory_missing_isNamed() {
    Path none = directory.resolve("none");
    ImageException e = assertThrows(ImageException.class, () -> CheckpointReader.read(none));

    assertEquals(none + ": it is not a directory", e.getMessage());
  }

  @Test
  void inventory_ofUnknownVersion_isAnError() throws IOException {
    writeInventory(ImageSet.inventory().setImgVersion(3));

    assertBroken(
        "inventory.img: record 1: img_version: version 3 is unknown, only 1 and 2 are known");
  }

  @Test
  void inventory_ofVersion1_isRead() throws IOException {
    writeInventory(ImageSet.inventory().setImgVersion(1));

    assertEquals(Samples.DUMPER, CheckpointReader.read(directory).dumper());
  }

  @Test
  void inventory_withoutAField_namesIt() throws IOException {
    writeInventory(ImageSet.inventory().clearImgVersion());
    assertBroken("inventory.img: record 1: img_version: the field is missing");

    writeInventory(ImageSet.inventory().clearFdinfoPerId());
    assertBroken("inventory.img: record 1: fdinfo_per_id: it is not set: the images are too old");

    writeInventory(ImageSet.inventory().clearRootIds());
    assertBroken("inventory.img: record 1: root_ids: the field is missing");
  }

  @Test
  void inventory_withPluginNameThatIsNoText_isAnError() throws IOException {
    ByteString name = ByteString.copyFrom(new byte[] {(byte) 0xff});
    writeInventory(
        ImageSet.inventory().setPluginsEntry(PluginsEntry.newBuilder().addPlugins(name)));

    assertBroken("inventory.img: record 1: plugins_entry: a name is not UTF-8");
  }

  @Test
  void inventory_withTwoRecordsOrNone_isAnError() throws IOException {
    InventoryEntry entry = ImageSet.inventory().build();
    images.write("inventory.img", ImageMagic.INVENTORY, entry, entry);
    assertBroken("inventory.img: record 1: there is something after the only record");

    images.write("inventory.img", ImageMagic.INVENTORY);
    assertBroken("inventory.img: it has no record");
  }

  @Test
  void tasks_thatAreNoTree_areAnError() throws IOException {
    images.write("pstree.img", ImageMagic.PSTREE);
    assertBroken("pstree.img: there is no task");

    images.write("pstree.img", ImageMagic.PSTREE, ImageSet.task(100, 1));
    assertBroken("pstree.img: record 1: ppid: the first task has a parent");

    images.write("pstree.img", ImageMagic.PSTREE, ImageSet.task(100, 0), ImageSet.task(101, 7));
    assertBroken("pstree.img: record 2: ppid: no task before it has pid 7");

    images.write("pstree.img", ImageMagic.PSTREE, ImageSet.task(100, 0), ImageSet.task(100, 100));
    assertBroken("pstree.img: record 2: pid: 100 occurs twice");

    images.write("pstree.img", ImageMagic.PSTREE, ImageSet.task(0, 0));
    assertBroken("pstree.img: record 1: pid: it is not the id of a task");
  }

  private void writeInventory(InventoryEntry.Builder entry) throws IOException {
    images.write("inventory.img", ImageMagic.INVENTORY, entry.buildPartial());
  }

  private void assertBroken(String why) {
    ImageException e = assertThrows(ImageException.class, () -> CheckpointReader.read(directory));
    assertEquals(directory + "/" + why, e.getMessage());
  }
}
