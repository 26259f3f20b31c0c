package criu.cli.help;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was meant by one that does not exist. */
public final class Suggestion {

  private Suggestion() {}

  /** Returns the word nearest to a mistyped one, if it is near enough to have been meant. */
  public static Optional<String> of(String mistyped, Collection<String> words) {
    int limit = Math.max(1, mistyped.length() / 3);
    return words.stream()
        .filter(word -> Math.abs(word.length() - mistyped.length()) <= limit)
        .filter(word -> distance(mistyped, word) <= limit)
        .min(
            Comparator.<String>comparingInt(word -> distance(mistyped, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * Returns how many letters have to be put in, taken out, replaced or swapped with their neighbour
   * to make one word of the other.
   */
  static int distance(String from, String to) {
    int[][] least = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        least[i][j] = i == 0 || j == 0 ? i + j : step(least, from, to, i, j);
      }
    }
    return least[from.length()][to.length()];
  }

  private static int step(int[][] least, String from, String to, int i, int j) {
    int replaced = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
    int best = least[i - 1][j - 1] + replaced;
    best = Math.min(best, Math.min(least[i - 1][j], least[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, least[i - 2][j - 2] + 1) : best;
  }
}
