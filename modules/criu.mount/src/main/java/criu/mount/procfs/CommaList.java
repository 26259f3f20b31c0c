package criu.mount.procfs;

import java.util.ArrayList;
import java.util.List;

/** Words separated by commas. */
final class CommaList {
  private CommaList() {}

  /** Returns the words, empty ones too; of an empty text there are none. */
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', start)) {
      words.add(text.substring(start, comma));
      start = comma + 1;
    }
    if (!text.isEmpty()) {
      words.add(text.substring(start));
    }
    return words;
  }
}
