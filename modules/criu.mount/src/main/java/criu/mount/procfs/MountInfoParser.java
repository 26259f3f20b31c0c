package criu.mount.procfs;

import criu.mount.model.Mount;
import criu.mount.model.UnknownFlag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses mountinfo as proc(5) has it, up to Linux 6.18, in a time that grows with its bytes.
 *
 * <p>Escapes are undone in root, mountpoint, type and source. The options of the superblock stay as
 * the kernel prints them, because images hold them so.
 *
 * <p>The kernel marks an unlinked root, and nothing else, with {@code //deleted} at its end. No
 * name has a slash, so the mark is unmistakable; it is cut, and told by {@link
 * Mount#rootDeleted()}. A name that ends in {@code " (deleted)"} is only a name. Mountpoints are
 * taken as they stand.
 */
public final class MountInfoParser {
  private MountInfoParser() {}

  /**
   * Parses all lines. Whether the mounts are a tree is for {@link criu.mount.model.MountTree}.
   *
   * @param mountinfo the bytes of the file; the end of its last line may be missing
   * @param name its name, for messages
   * @throws MountInfoException when a line is malformed
   */
  public static MountInfo parse(byte[] mountinfo, String name) throws MountInfoException {
    List<Mount> mounts = new ArrayList<>();
    List<UnknownFlag> unknown = new ArrayList<>();
    Seen seen = new Seen();
    int start = 0;
    while (start < mountinfo.length) {
      int end = endOfLine(mountinfo, start);
      String line = new String(mountinfo, start, end - start, StandardCharsets.ISO_8859_1);
      LineWords words = new LineWords(name, mounts.size() + 1, line);
      mounts.add(new MountInfoLine(words, seen, unknown).parse());
      start = end + 1;
    }
    return new MountInfo(mounts, unknown);
  }

  private static int endOfLine(byte[] bytes, int start) {
    int end = start;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }
}
