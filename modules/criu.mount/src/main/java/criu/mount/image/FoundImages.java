package criu.mount.image;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a directory holds before images are written to it.
 *
 * @param images files of a checkpoint, whole or not
 * @param leftovers unfinished files of a dump that was killed
 */
record FoundImages(List<Path> images, List<Path> leftovers) {

  static FoundImages in(Path directory) throws IOException {
    FoundImages found = new FoundImages(new ArrayList<>(), new ArrayList<>());
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (ImageNames.tellsOfCheckpoint(name)) {
          found.images.add(entry);
        } else if (ImageNames.isTemporary(name)) {
          found.leftovers.add(entry);
        }
      }
    }
    return found;
  }

  /** Throws when there is a checkpoint, or what a killed dump had renamed of one. */
  void requireNoImages(Path directory) throws ImageException {
    if (images.isEmpty()) {
      return;
    }
    Path inventory = directory.resolve(ImageNames.INVENTORY);
    if (images.contains(inventory)) {
      throw ImagePlace.of(inventory)
          .broken("there is a checkpoint already: choose an empty directory");
    }
    throw ImagePlace.of(directory)
        .broken(
            "there is a part of a checkpoint, without inventory.img: choose an empty directory, or"
                + " remove "
                + names());
  }

  private String names() {
    return images.stream()
        .map(file -> String.valueOf(file.getFileName()))
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
