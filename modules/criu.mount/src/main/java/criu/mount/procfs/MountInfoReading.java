package criu.mount.procfs;

import criu.mount.procfs.GrowingText.Front;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A mountinfo that was parsed while it was read, and its bytes. */
public final class MountInfoReading {
  private final MountInfo info;
  private final Front text;

  private MountInfoReading(MountInfo info, Front text) {
    this.info = info;
    this.text = text;
  }

  /**
   * Reads and parses a file. For tens of thousands of lines the kernel needs as long as the parser,
   * so that a long file is read on a thread that is started for it: the caller must be on a thread
   * of the host's namespaces. The thread ends with the file, whatever the parser says.
   *
   * @param path a file such as {@code /proc/1/mountinfo}
   * @throws MountInfoException when a line is malformed; it names the path
   * @throws IOException when the file cannot be read; for a process that ended, ESRCH or EINVAL
   */
  public static MountInfoReading of(Path path) throws IOException {
    MountInfoParser parser = new MountInfoParser(path.toString());
    GrowingText text = GrowingText.begin(Files.newInputStream(path));
    int parsed = 0;
    Front front = text.next();
    while (!front.whole()) {
      parsed = parser.parseWhole(front.bytes(), parsed, front.length());
      front = text.next();
    }
    MountInfo info = parser.parseLast(front.bytes(), parsed, front.length());
    return new MountInfoReading(info, front);
  }

  /** Returns what the file says. */
  public MountInfo info() {
    return info;
  }

  /** Returns the bytes of the file, a copy. */
  public byte[] text() {
    return Arrays.copyOf(text.bytes(), text.length());
  }
}
