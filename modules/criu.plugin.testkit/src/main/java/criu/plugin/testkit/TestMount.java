package criu.plugin.testkit;

import criu.plugin.MountRecord;
import criu.plugin.PathBytes;

/** Makes mounts for tests. Each method returns a new record; no argument may be null. */
public final class TestMount {
  private static final int FIRST = 100;

  private TestMount() {}

  /**
   * Returns a mount that can be written to, of the directory {@code /} of an ext4 on {@code
   * /dev/vda1}, with the id 100. Its parent has the id 1.
   *
   * @param mountpoint where it is mounted, absolute
   */
  public static MountRecord at(String mountpoint) {
    return at(FIRST, mountpoint);
  }

  /** Returns the same mount with another id. */
  public static MountRecord at(int id, String mountpoint) {
    return of(id, mountpoint, "/", "ext4", "/dev/vda1", false);
  }

  /**
   * Returns a mount with options {@code rw} or {@code ro}, whose parent has the id 1.
   *
   * @param id the id in the images
   * @param mountpoint where it is mounted, absolute
   * @param root the directory of the file system that it shows, absolute
   * @param fileSystem the type
   * @param source the source, as mountinfo shows it
   * @param readOnly whether it is read-only
   */
  public static MountRecord of(
      int id, String mountpoint, String root, String fileSystem, String source, boolean readOnly) {
    return new MountRecord(
        id,
        1,
        PathBytes.of(mountpoint),
        PathBytes.of(root),
        PathBytes.of(fileSystem),
        PathBytes.of(source),
        PathBytes.of(readOnly ? "ro" : "rw"),
        readOnly);
  }
}
