package criu.mount.rule;

import criu.syscall.RawString;
import java.util.List;
import java.util.StringJoiner;

/** Writes words so that a shell reads them as they are: bash, and any shell of POSIX 2024. */
final class ShellWord {
  private static final String PLAIN = "-_./:=,@%+";

  private ShellWord() {}

  /** Returns the words of a command line. */
  static String line(List<String> words) {
    StringJoiner line = new StringJoiner(" ");
    words.forEach(word -> line.add(quote(word)));
    return line.toString();
  }

  /**
   * Returns one word.
   *
   * @param word the word as {@link RawString#toString} shows it, octal escapes included
   */
  static String quote(String word) {
    if (!word.isEmpty() && word.chars().allMatch(ShellWord::isPlain)) {
      return word;
    }
    if (word.indexOf('\\') < 0 && word.indexOf('\'') < 0) {
      return "'" + word + "'";
    }
    return "$'" + word.replace("'", "\\'") + "'";
  }

  private static boolean isPlain(int c) {
    return (c < 0x80 && Character.isLetterOrDigit(c)) || PLAIN.indexOf(c) >= 0;
  }
}
