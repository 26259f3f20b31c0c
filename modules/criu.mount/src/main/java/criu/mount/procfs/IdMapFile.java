package criu.mount.procfs;

import criu.mount.model.IdMap;
import criu.mount.model.UserNamespace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Reads the maps of a user namespace, as they are seen from the reader's: ids outside are those of
 * the reader's user namespace, or of its parent when it is the same; user_namespaces(7).
 */
public final class IdMapFile {
  private IdMapFile() {}

  /**
   * Reads both maps of a process.
   *
   * @param proc the directory of the process in proc
   * @param id the number that the namespace gets
   * @throws IOException when a file cannot be read, or has something else in it
   */
  public static UserNamespace read(Path proc, int id) throws IOException {
    return new UserNamespace(id, map(proc.resolve("uid_map")), map(proc.resolve("gid_map")));
  }

  private static IdMap map(Path file) throws IOException {
    String text = new String(MountInfoFile.read(file), StandardCharsets.ISO_8859_1);
    try {
      return parse(text);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": it is no map of ids", e);
    }
  }

  /** Parses lines of three numbers each. */
  static IdMap parse(String text) {
    List<IdMap.Extent> extents = new ArrayList<>();
    StringTokenizer words = new StringTokenizer(text);
    while (words.hasMoreTokens()) {
      extents.add(new IdMap.Extent(number(words), number(words), number(words)));
    }
    return new IdMap(extents);
  }

  private static long number(StringTokenizer words) {
    if (!words.hasMoreTokens()) {
      throw new IllegalArgumentException("a number is missing");
    }
    return Integer.toUnsignedLong(Integer.parseUnsignedInt(words.nextToken()));
  }
}
