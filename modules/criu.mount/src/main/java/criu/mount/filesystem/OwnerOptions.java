package criu.mount.filesystem;

import criu.mount.model.IdMap;
import criu.mount.model.Mount;
import criu.mount.model.Superblock;
import criu.mount.model.UserNamespace;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * The options {@code uid=} and {@code gid=} of a superblock. The kernel shows them as ids of the
 * initial user namespace, whoever reads them (measured on Linux 6.18), and takes them as ids of the
 * user namespace of whoever mounts.
 */
public final class OwnerOptions {
  private static final String UID = "uid=";
  private static final String GID = "gid=";

  private OwnerOptions() {}

  /**
   * Returns options as they are to be given inside of a user namespace. An id that nothing stands
   * for there is left as it is.
   */
  public static RawString inside(RawString options, UserNamespace namespace) {
    return mapped(options, namespace, IdMap::inside);
  }

  /** Returns mounts with the owners among their options as they are inside of a namespace. */
  public static List<Mount> inside(List<Mount> mounts, UserNamespace namespace) {
    if (namespace.isIdentity()) {
      return mounts;
    }
    List<Mount> mapped = new ArrayList<>(mounts.size());
    for (Mount mount : mounts) {
      Superblock shown = mount.superblock();
      RawString options = inside(shown.options(), namespace);
      mapped.add(mount.withSuperblock(shown.withOptions(options)));
    }
    return mapped;
  }

  /** Returns options given inside of a user namespace as they are to be given outside. */
  public static RawString outside(RawString options, UserNamespace namespace) {
    return mapped(options, namespace, IdMap::outside);
  }

  /** One of the two directions. */
  @FunctionalInterface
  private interface Direction {
    OptionalLong map(IdMap map, long id);
  }

  private static RawString mapped(RawString options, UserNamespace namespace, Direction direction) {
    String text = options.latin1();
    if (namespace.isIdentity() || !(text.contains(UID) || text.contains(GID))) {
      return options;
    }
    StringJoiner words = new StringJoiner(",");
    int start = 0;
    while (start <= text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      words.add(word(text.substring(start, end), namespace, direction));
      start = end + 1;
    }
    return new RawString(words.toString());
  }

  private static String word(String word, UserNamespace namespace, Direction direction) {
    if (word.startsWith(UID)) {
      return UID + id(word.substring(UID.length()), namespace.uids(), direction);
    }
    return word.startsWith(GID)
        ? GID + id(word.substring(GID.length()), namespace.gids(), direction)
        : word;
  }

  private static String id(String text, IdMap map, Direction direction) {
    try {
      long id = Integer.toUnsignedLong(Integer.parseUnsignedInt(text));
      OptionalLong mapped = direction.map(map, id);
      return mapped.isPresent() ? Long.toString(mapped.getAsLong()) : text;
    } catch (NumberFormatException e) {
      return text; // the option of a file system that means something else by it
    }
  }
}
