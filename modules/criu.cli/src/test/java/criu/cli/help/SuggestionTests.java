package criu.cli.help;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which word is taken to be meant. */
class SuggestionTests {
  private static final List<String> WORDS = List.of("dump", "restore", "check", "images-dir");

  @ParameterizedTest
  @CsvSource({
    "dmup, dump",
    "dum, dump",
    "dumpp, dump",
    "restor, restore",
    "chekc, check",
    "image-dir, images-dir",
    "imagesdir, images-dir"
  })
  void nearWord_isSuggested(String mistyped, String meant) {
    assertEquals(Optional.of(meant), Suggestion.of(mistyped, WORDS));
  }

  @ParameterizedTest
  @CsvSource({"x", "dxxp", "undump-all", "''"})
  void farWord_isNot(String mistyped) {
    assertEquals(Optional.empty(), Suggestion.of(mistyped, WORDS));
  }

  @Test
  void swappedNeighbours_areOneMistake() {
    assertEquals(1, Suggestion.distance("dmup", "dump"));
    assertEquals(3, Suggestion.distance("", "abc"));
    assertEquals(0, Suggestion.distance("same", "same"));
  }
}
