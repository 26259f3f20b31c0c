package criu.mount.image;

import criu.mount.image.proto.IdExtent;
import criu.mount.image.proto.UserNamespaceEntry;
import criu.mount.model.IdMap;
import criu.mount.model.UserNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The image of a user namespace. */
final class UserNamespaceImage {
  private UserNamespaceImage() {}

  /** Reads an image; empty when there is none. */
  static Optional<UserNamespace> read(Path file, int id) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    ImageReader reader = ImageReader.open(file, ImageMagic.USERNS, ImageLimits.SINGLE);
    if (!reader.hasNext()) {
      throw reader.place().broken("it has no record");
    }
    UserNamespaceEntry entry = reader.next(UserNamespaceEntry.parser());
    UserNamespace namespace =
        new UserNamespace(
            id,
            map(entry.getUidMapList(), "uid_map", reader.place()),
            map(entry.getGidMapList(), "gid_map", reader.place()));
    if (reader.hasNext()) {
      throw reader.place().broken("there is something after the only record");
    }
    return Optional.of(namespace);
  }

  private static IdMap map(List<IdExtent> records, String field, ImagePlace place)
      throws ImageException {
    List<IdMap.Extent> extents = new ArrayList<>();
    for (IdExtent record : records) {
      place.require(record.hasFirst() && record.hasLowerFirst() && record.hasCount(), field);
      place.check(record.getCount() != 0, field, "a line of the map has no ids");
      extents.add(
          new IdMap.Extent(
              Integer.toUnsignedLong(record.getFirst()),
              Integer.toUnsignedLong(record.getLowerFirst()),
              Integer.toUnsignedLong(record.getCount())));
    }
    return new IdMap(extents);
  }

  static UserNamespaceEntry encode(UserNamespace namespace) {
    return UserNamespaceEntry.newBuilder()
        .addAllUidMap(records(namespace.uids()))
        .addAllGidMap(records(namespace.gids()))
        .build();
  }

  private static List<IdExtent> records(IdMap map) {
    return map.extents().stream()
        .map(extent ->
            IdExtent.newBuilder()
                .setFirst((int) extent.inside())
                .setLowerFirst((int) extent.outside())
                .setCount((int) extent.count())
                .build())
        .toList();
  }
}
