package criu.mount.image;

import criu.mount.image.proto.DeletedRootEntry;
import criu.mount.model.Ownership;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The image of what mounts show that was unlinked: a file of our own, because CRIU's record of a
 * mount tells that it was, and no more. CRIU passes over it.
 */
final class DeletedRootsImage {
  private DeletedRootsImage() {}

  /** Reads an image; empty when there is none, as in those of CRIU. */
  static Map<Integer, Ownership> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Map.of();
    }
    ImageReader reader = ImageReader.open(file, ImageMagic.DELETED_ROOTS, ImageLimits.MOUNTS);
    Map<Integer, Ownership> roots = new HashMap<>();
    while (reader.hasNext()) {
      DeletedRootEntry entry = reader.next(DeletedRootEntry.parser());
      ImagePlace place = reader.place();
      place.require(entry.isInitialized(), "mnt_id, mode, uid or gid");
      place.check((entry.getMode() & ~Ownership.MODE) == 0, "mode", "it has unknown bits");
      Ownership ownership =
          new Ownership(
              entry.getMode(),
              Integer.toUnsignedLong(entry.getUid()),
              Integer.toUnsignedLong(entry.getGid()));
      place.check(
          roots.put(entry.getMntId(), ownership) == null, "mnt_id", "another record has it too");
    }
    return Map.copyOf(roots);
  }

  static DeletedRootEntry encode(int mountId, Ownership ownership) {
    return DeletedRootEntry.newBuilder()
        .setMntId(mountId)
        .setMode(ownership.mode())
        .setUid((int) ownership.uid())
        .setGid((int) ownership.gid())
        .build();
  }
}
