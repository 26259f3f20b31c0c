package criu.mount.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.MessageLite;
import criu.mount.image.proto.InventoryEntry;
import criu.mount.image.proto.KernelObjectsEntry;
import criu.mount.image.proto.MountEntry;
import criu.mount.image.proto.PstreeEntry;
import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import criu.mount.model.Origin;
import criu.mount.model.Sharing;
import criu.mount.model.Superblock;
import criu.mount.model.Task;
import criu.syscall.Device;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that CRIU 4.2 wrote, byte for byte. */
class GoldenVectorTests {
  private static final String RUN_ID = "00112233-4455-6677-8899-aabbccddeeff";

  private static final String INVENTORY =
      "16313158 4e000000 0802 1001 1a18 0801 1001 1801 2001 2801 3002 3803 4004 4806 5007 5808 6005"
          + "2001 2801 3000 5800 6200 6a24"
          + HexFormat.of().formatHex(RUN_ID.getBytes(StandardCharsets.US_ASCII));

  private static final String IDS =
      "19435654 30204354 18000000 0802 1002 1802 2002 2801 3002 3803 4004 4809 5007 5808 6005";

  private static final String PSTREE =
      "19435654 30302750 12000000 08c48a01 1000 18c48a01 20c48a01 28c48a01";

  private static final String MOUNTPOINT = "/exp/mnt/over/one/two/3";

  private static final String MOUNTS_HEAD =
      "19435654 28395655 37000000 0805 1072 1831 2071 2880808001 32012f 3a17"
          + HexFormat.of().formatHex(MOUNTPOINT.getBytes(StandardCharsets.US_ASCII))
          + "4203 6f7632 4a00 5000 5800";

  private static final String MOUNTS = MOUNTS_HEAD + "880100";

  private static final String MOUNTS_DELETED =
      MOUNTS_HEAD.replace("37000000", "3a000000") + "800101 880100";

  @TempDir private Path directory;

  @Test
  void inventory_ofCriu_isReadAndWrittenAsItIs() throws IOException {
    ImageReader reader = open(INVENTORY, ImageMagic.INVENTORY);
    InventoryImage image =
        InventoryImage.decode(reader.next(InventoryEntry.parser()), reader.place());

    assertEquals(new InventoryImage(Samples.DUMPER, List.of()), image);
    assertWritten(INVENTORY, ImageMagic.INVENTORY, image.encode(RUN_ID));
  }

  @Test
  void kernelObjects_ofCriu_areReadAndWrittenAsTheyAre() throws IOException {
    ImageReader reader = open(IDS, ImageMagic.IDS);
    Task.Objects objects =
        TaskImages.decode(reader.next(KernelObjectsEntry.parser()), reader.place());

    assertEquals(new Task.Objects(2, 2, 2, 2, 1, 2, 3, 4, 9, 7, 8, 5), objects);
    assertWritten(IDS, ImageMagic.IDS, TaskImages.encode(objects));
  }

  @Test
  void task_ofCriu_isReadAndWrittenAsItIs() throws IOException {
    ImageReader reader = open(PSTREE, ImageMagic.PSTREE);
    Task task = TaskImages.decode(reader.next(PstreeEntry.parser()), reader.place());

    assertEquals(new Task(17732, 0, 17732, 17732, List.of(17732), TaskImages.NO_OBJECTS), task);
    assertWritten(PSTREE, ImageMagic.PSTREE, TaskImages.encode(task));
  }

  @Test
  void mount_ofCriu_isReadAndWrittenAsItIs() throws IOException {
    assertEquals(mount(false), readMount(MOUNTS));
    assertWritten(MOUNTS, ImageMagic.MNTS, new MountEncoder(Set.of()).encode(mount(false)));
  }

  @Test
  void mount_ofCriuWithUnlinkedRoot_isReadAndWrittenAsItIs() throws IOException {
    assertEquals(mount(true), readMount(MOUNTS_DELETED));
    assertWritten(MOUNTS_DELETED, ImageMagic.MNTS, new MountEncoder(Set.of()).encode(mount(true)));
  }

  @Test
  void statistics_ofCriu_haveTheHeaderOfServiceFiles() throws IOException {
    assertWritten("40591055 06330957", ImageMagic.STATS);
    assertEquals(false, open("40591055 06330957", ImageMagic.STATS).hasNext());
  }

  private static Mount mount(boolean deleted) {
    Superblock superblock =
        new Superblock(
            new Device(0, 49),
            new RawString("tmpfs"),
            new RawString("ov2"),
            MountFlags.NONE,
            RawString.EMPTY);
    return new Mount(
        114,
        113,
        new RawString(MOUNTPOINT),
        new RawString("/"),
        MountFlags.of(MountFlag.MS_RELATIME),
        Sharing.PRIVATE,
        superblock,
        deleted,
        Origin.TREE);
  }

  private Mount readMount(String hex) throws IOException {
    ImageReader reader = open(hex, ImageMagic.MNTS);
    return MountDecoder.decode(reader.next(MountEntry.parser()), reader.place(), new SharedParts());
  }

  private ImageReader open(String hex, ImageMagic magic) throws IOException {
    Path file = Files.write(directory.resolve("golden.img"), bytes(hex));
    return ImageReader.open(file, magic, ImageLimits.MOUNTS);
  }

  private static void assertWritten(String hex, ImageMagic magic, MessageLite... records)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageWriter writer = new ImageWriter(out, magic)) {
      for (MessageLite message : records) {
        writer.write(message);
      }
    }
    assertArrayEquals(bytes(hex), out.toByteArray());
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
