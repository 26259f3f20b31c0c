package criu.mount.image;

import java.nio.file.Path;

/**
 * Where in the images something stands, for messages.
 *
 * @param file the file, or the directory
 * @param record the number of the record, the first being 1; 0 for the whole file
 */
record ImagePlace(Path file, int record) {

  static ImagePlace of(Path file) {
    return new ImagePlace(file, 0);
  }

  ImageException broken(String why) {
    return new ImageException(this, "", why);
  }

  ImageException broken(String why, Throwable cause) {
    return new ImageException(this, "", why, cause);
  }

  ImageException broken(String field, String why) {
    return new ImageException(this, field, why);
  }

  void require(boolean present, String field) throws ImageException {
    check(present, field, "the field is missing");
  }

  void check(boolean holds, String field, String why) throws ImageException {
    if (!holds) {
      throw broken(field, why);
    }
  }
}
