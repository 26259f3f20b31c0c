package criu.mount.compare;

import criu.mount.filesystem.AutofsOptions;
import criu.mount.model.Superblock;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Superblock options in a form in which equal options are equal.
 *
 * <p>The order of words does not matter, but that of words with one key does, as in {@code
 * lowerdir+=A,lowerdir+=B}. Every word counts: the file systems that a restore makes anew print the
 * words they were given. A word that a file system chooses by itself would be left out here.
 */
final class OptionWords {
  private static final Comparator<String> BY_KEY = (one, other) -> key(one).compareTo(key(other));

  private OptionWords() {}

  static List<String> of(Superblock superblock) {
    if (superblock.type().is("autofs")) {
      return of(AutofsOptions.of(superblock.options()).toCompare());
    }
    List<String> words = of(superblock.options());
    if (superblock.type().is("devpts")) {
      words.remove("newinstance"); // CRIU writes it, and the kernel does not show it
    }
    return words;
  }

  /**
   * Tells whether one superblock has all words of another. Which subvolume a mount of a btrfs shows
   * is in its root too, and the number of it is that of the device.
   */
  static boolean areAmong(Superblock wanted, Superblock found) {
    List<String> left = new ArrayList<>(of(wanted));
    left.removeIf(word -> key(word).equals("subvol") || key(word).equals("subvolid"));
    return new HashSet<>(of(found)).containsAll(left);
  }

  static List<String> of(RawString options) {
    List<String> words = new ArrayList<>();
    String text = options.latin1();
    int start = 0;
    while (start < text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      if (end > start) {
        words.add(text.substring(start, end));
      }
      start = end + 1;
    }
    words.sort(BY_KEY);
    return words;
  }

  private static String key(String word) {
    int equals = word.indexOf('=');
    return equals < 0 ? word : word.substring(0, equals);
  }
}
