package criu.mount.archive;

import static criu.mount.archive.Scratch.FILES;

import criu.syscall.Fd;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Describes all of a tree, one entry a line, so that two trees can be compared. */
final class TreeSnapshot {
  private final SortedMap<String, String> entries = new TreeMap<>();
  private final Map<Long, String> firstNames = new HashMap<>();

  /** Returns the description of every entry by its path. */
  static SortedMap<String, String> of(Fd root) throws IOException {
    TreeSnapshot snapshot = new TreeSnapshot();
    try (Fd directory = FILES.open(root, new RawString("."), Set.of(OpenFlag.O_DIRECTORY), 0)) {
      snapshot.describe(".", directory, FILES.status(directory, RawString.EMPTY));
      snapshot.addBelow(directory, ".");
    }
    return snapshot.entries;
  }

  private void addBelow(Fd directory, String path) throws IOException {
    for (RawString name : names(directory)) {
      FileStatus status = FILES.status(directory, name);
      String below = path + "/" + name.latin1();
      try (Fd place =
          FILES.open(directory, name, Set.of(OpenFlag.O_PATH, OpenFlag.O_NOFOLLOW), 0)) {
        describe(below, place, status);
      }
      if (status.kind() == FileKind.DIRECTORY) {
        try (Fd inner = FILES.open(directory, name, Set.of(OpenFlag.O_DIRECTORY), 0)) {
          addBelow(inner, below);
        }
      } else if (status.kind() == FileKind.REGULAR) {
        entries.merge(below, " content " + content(directory, name), String::concat);
      }
    }
  }

  private void describe(String path, Fd place, FileStatus status) throws IOException {
    StringBuilder line = new StringBuilder();
    line.append(status.kind()).append(" mode ").append(Integer.toOctalString(status.mode()));
    line.append(" owner ").append(status.uid()).append(':').append(status.gid());
    line.append(" links ").append(status.links()).append(" time ").append(status.modification());
    boolean directory = status.kind() == FileKind.DIRECTORY;
    line.append(directory ? "" : " size " + status.size() + " blocks " + status.blocks());
    line.append(" device ").append(status.special()).append(attributes(place));
    if (status.kind() == FileKind.SYMBOLIC_LINK) {
      line.append(" target ").append(FILES.readlink(place, RawString.EMPTY));
    }
    line.append(" same as ").append(firstNames.computeIfAbsent(status.inode(), inode -> path));
    entries.put(path, line.toString());
  }

  private static String attributes(Fd place) throws IOException {
    StringBuilder text = new StringBuilder();
    List<RawString> names = new ArrayList<>(FILES.attributeNames(place));
    Collections.sort(names);
    for (RawString name : names) {
      text.append(" [").append(name).append('=');
      text.append(RawString.ofBytes(FILES.attribute(place, name))).append(']');
    }
    return text.toString();
  }

  private static List<RawString> names(Fd directory) throws IOException {
    List<RawString> all = new ArrayList<>();
    List<RawString> some = FILES.readDirectory(directory);
    while (!some.isEmpty()) {
      all.addAll(some);
      some = FILES.readDirectory(directory);
    }
    Collections.sort(all);
    return all;
  }

  private static long content(Fd directory, RawString name) throws IOException {
    CRC32 sum = new CRC32();
    byte[] buffer = new byte[1 << 18];
    try (Fd file = FILES.open(directory, name, Set.of(OpenFlag.O_RDONLY), 0)) {
      int count = FILES.read(file, buffer, 0, buffer.length);
      while (count > 0) {
        sum.update(buffer, 0, count);
        count = FILES.read(file, buffer, 0, buffer.length);
      }
    }
    return sum.getValue();
  }
}
