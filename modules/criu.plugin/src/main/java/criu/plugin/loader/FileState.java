package criu.plugin.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;

/**
 * What stat(2) tells of a file, as far as it shows whom to trust and whether it is still the same.
 *
 * @param device the device number
 * @param inode the inode number
 * @param owner the user id of the owner
 * @param mode type and permission bits
 * @param changed the time of the last change of content, name or permissions, which nobody can set
 */
record FileState(Object device, Object inode, int owner, int mode, FileTime changed) {
  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;
  private static final int WRITABLE_BY_OTHERS = 0022;

  /** Reads the state of the file itself, of a link and not of what it names. */
  static FileState of(Path path) throws IOException {
    Map<String, Object> values =
        Files.readAttributes(path, "unix:dev,ino,uid,mode,ctime", LinkOption.NOFOLLOW_LINKS);
    return new FileState(
        value(values, "dev", Object.class),
        value(values, "ino", Object.class),
        value(values, "uid", Integer.class),
        value(values, "mode", Integer.class),
        value(values, "ctime", FileTime.class));
  }

  private static <T> T value(Map<String, Object> values, String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(values.get(name), name));
  }

  boolean isRegular() {
    return (mode & TYPE) == REGULAR;
  }

  boolean isDirectory() {
    return (mode & TYPE) == DIRECTORY;
  }

  boolean isWritableByOthers() {
    return (mode & WRITABLE_BY_OTHERS) != 0;
  }

  /** Returns the permission bits in octal, such as {@code 0755}. */
  String permissions() {
    return String.format("%04o", mode & ~TYPE);
  }
}
