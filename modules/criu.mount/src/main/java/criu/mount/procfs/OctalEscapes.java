package criu.mount.procfs;

import criu.syscall.RawString;

/** Undoes the kernel's escapes: a backslash and three octal digits stand for one byte. */
final class OctalEscapes {
  private OctalEscapes() {}

  /**
   * Returns the bytes that an escaped word stands for. A backslash without three digits of one byte
   * stands for itself.
   */
  static RawString decode(String word) {
    if (word.indexOf('\\') < 0) {
      return new RawString(word);
    }
    StringBuilder decoded = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      if (isEscape(word, i)) {
        decoded.append(
            (char) (digit(word, i + 1) << 6 | digit(word, i + 2) << 3 | digit(word, i + 3)));
        i += 3;
      } else {
        decoded.append(word.charAt(i));
      }
    }
    return new RawString(decoded.toString());
  }

  private static boolean isEscape(String word, int at) {
    return word.charAt(at) == '\\'
        && at + 3 < word.length()
        && isDigit(word, at + 1)
        && isDigit(word, at + 2)
        && isDigit(word, at + 3)
        && digit(word, at + 1) <= 3;
  }

  private static boolean isDigit(String word, int at) {
    return word.charAt(at) >= '0' && word.charAt(at) <= '7';
  }

  private static int digit(String word, int at) {
    return word.charAt(at) - '0';
  }
}
