package criu.mount.procfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a mountinfo whole, however many reads that takes and however long its lines are. */
public final class MountInfoFile {
  private MountInfoFile() {}

  /**
   * Returns all bytes of a file. The size that the file system tells is not asked: files of procfs
   * say 0.
   *
   * @param path a file such as {@code /proc/1/mountinfo}
   * @throws IOException when it cannot be opened or read; for a process that ended, ESRCH or EINVAL
   */
  public static byte[] read(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readAllBytes();
    }
  }

  /**
   * Reads and parses a file.
   *
   * @throws MountInfoException when a line is malformed; it names the path
   * @throws IOException when the file cannot be read
   */
  public static MountInfo parse(Path path) throws IOException {
    return MountInfoParser.parse(read(path), path.toString());
  }
}
