package criu.mount.image;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import criu.mount.image.proto.InventoryEntry;
import criu.mount.image.proto.KernelObjectsEntry;
import criu.mount.image.proto.MountEntry;
import criu.mount.image.proto.PstreeEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A valid set of image files whose records a test changes before it reads them. */
final class ImageSet {
  private final Path directory;

  /** Writes one task in namespace 9, which has a root and proc. */
  ImageSet(Path directory) throws IOException {
    this.directory = directory;
    write("inventory.img", ImageMagic.INVENTORY, inventory().build());
    write("pstree.img", ImageMagic.PSTREE, task(100, 0));
    write("ids-100.img", ImageMagic.IDS, objects(9));
    write(
        "mountpoints-9.img",
        ImageMagic.MNTS,
        mount(21, 20, "/proc").build(),
        mount(20, 19, "/").build());
  }

  Path directory() {
    return directory;
  }

  /** Writes a file anew with these records, whether or not they are valid. */
  void write(String name, ImageMagic magic, MessageLite... records) throws IOException {
    try (ImageWriter file =
        new ImageWriter(Files.newOutputStream(directory.resolve(name)), magic)) {
      for (MessageLite message : records) {
        file.write(message);
      }
    }
  }

  static InventoryEntry.Builder inventory() {
    return new InventoryImage(Samples.DUMPER, List.of()).encode("run").toBuilder();
  }

  static PstreeEntry task(int pid, int parent) {
    return PstreeEntry.newBuilder()
        .setPid(pid)
        .setPpid(parent)
        .setPgid(pid)
        .setSid(pid)
        .addThreads(pid)
        .build();
  }

  static KernelObjectsEntry objects(int mountNamespace) {
    return TaskImages.encode(Samples.objects(mountNamespace));
  }

  static MountEntry.Builder mount(int id, int parentId, String mountpoint) {
    return MountEntry.newBuilder()
        .setFstype(FsCode.PROC.number())
        .setMntId(id)
        .setRootDev(id)
        .setParentMntId(parentId)
        .setFlags(0)
        .setRoot(ByteString.copyFromUtf8("/"))
        .setMountpoint(ByteString.copyFromUtf8(mountpoint))
        .setSource(ByteString.copyFromUtf8("proc"))
        .setOptions(ByteString.EMPTY)
        .setSharedId(0)
        .setMasterId(0)
        .setSbFlags(0);
  }
}
