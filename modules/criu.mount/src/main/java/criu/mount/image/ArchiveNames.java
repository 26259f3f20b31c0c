package criu.mount.image;

import criu.mount.model.Mount;
import criu.syscall.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The names of the archives that hold the content of tmpfs file systems. */
public final class ArchiveNames {
  private static final String SUFFIX = ".tar.gz.img";

  private ArchiveNames() {}

  /** Returns the name of the archive of a superblock. */
  public static String of(Device device) {
    return "tmpfs-dev-" + Integer.toUnsignedString(DeviceNumbers.encode(device)) + SUFFIX;
  }

  /** Returns the name that old versions of CRIU gave the archive of a mount. */
  public static String legacy(int mountId) {
    return "tmpfs-" + Integer.toUnsignedString(mountId) + SUFFIX;
  }

  /**
   * Finds the archive with the content of a mount's superblock: by the device, or else under the
   * old name.
   *
   * @param directory the images
   * @return the file, empty when there is none of either name
   */
  public static Optional<Path> find(Path directory, Mount mount) {
    Path current = directory.resolve(of(mount.superblock().device()));
    if (Files.exists(current)) {
      return Optional.of(current);
    }
    return Optional.of(directory.resolve(legacy(mount.id()))).filter(Files::exists);
  }
}
