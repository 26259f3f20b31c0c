package criu.mount.image;

import criu.mount.image.proto.MountEntry;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.ById;
import criu.mount.model.Mount;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the mountpoints files of one set of images, in which no mount id may occur twice. */
final class NamespaceReader {
  private final ById<ImagePlace> places = new ById<>(0);
  private final SharedParts shared = new SharedParts();

  MountNamespace read(int id, Path file) throws IOException {
    try {
      return new MountNamespace(id, MountTree.of(mounts(file)));
    } catch (BrokenTreeException e) {
      throw ImagePlace.of(file).broken(String.valueOf(e.getMessage()), e);
    }
  }

  private List<Mount> mounts(Path file) throws IOException {
    ImageReader reader = ImageReader.open(file, ImageMagic.MNTS, ImageLimits.MOUNTS);
    List<Mount> newestFirst = new ArrayList<>();
    while (reader.hasNext()) {
      MountEntry entry = reader.next(MountEntry.parser());
      Mount mount = MountDecoder.decode(entry, reader.place(), shared);
      checkThatIdIsNew(mount.id(), reader.place());
      newestFirst.add(mount);
    }
    return newestFirst.reversed();
  }

  private void checkThatIdIsNew(int id, ImagePlace place) throws ImageException {
    Optional<ImagePlace> other = places.get(id);
    if (other.isPresent()) {
      throw place.broken(
          "mnt_id",
          Integer.toUnsignedString(id)
              + " is also the id of record "
              + other.get().record()
              + " in "
              + other.get().file());
    }
    places.put(id, place);
  }
}
