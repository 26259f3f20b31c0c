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
  private final String name;
  private final List<Mount> mounts = new ArrayList<>();
  private final List<UnknownFlag> unknown = new ArrayList<>();
  private final Seen seen = new Seen();

  /** Takes the name of what is parsed, for messages. */
  MountInfoParser(String name) {
    this.name = name;
  }

  /**
   * Parses all lines. Whether the mounts are a tree is for {@link criu.mount.model.MountTree}.
   *
   * @param mountinfo the bytes of the file; the end of its last line may be missing
   * @param name its name, for messages
   * @throws MountInfoException when a line is malformed
   */
  public static MountInfo parse(byte[] mountinfo, String name) throws MountInfoException {
    return new MountInfoParser(name).parseLast(mountinfo, 0, mountinfo.length);
  }

  /**
   * Parses the lines whose ends are there, and returns where the next begins.
   *
   * @param from where a line begins
   * @param to where the bytes end
   */
  int parseWhole(byte[] bytes, int from, int to) throws MountInfoException {
    int start = from;
    for (int end = endOfLine(bytes, start, to); end < to; end = endOfLine(bytes, start, to)) {
      parseLine(bytes, start, end);
      start = end + 1;
    }
    return start;
  }

  /** Parses all that is left, and returns what the lines say, and those before. */
  MountInfo parseLast(byte[] bytes, int from, int to) throws MountInfoException {
    int start = parseWhole(bytes, from, to);
    if (start < to) {
      parseLine(bytes, start, to);
    }
    return new MountInfo(mounts, unknown);
  }

  private void parseLine(byte[] bytes, int start, int end) throws MountInfoException {
    String line = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    LineWords words = new LineWords(name, mounts.size() + 1, line);
    mounts.add(new MountInfoLine(words, seen, unknown).parse());
  }

  private static int endOfLine(byte[] bytes, int start, int limit) {
    int end = start;
    while (end < limit && bytes[end] != '\n') {
      end++;
    }
    return end;
  }
}
