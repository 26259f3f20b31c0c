package criu.mount.render.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as people give them to directories, in columns of a terminal. */
final class DisplayWidthTests {

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "/var/lib, 8",
    "größe, 5",
    "gro\u0308ße, 5", // the dots are a character of their own
    "日本語, 6",
    "a日b, 4",
    "📦, 2", // one character, two chars
  })
  void text_inScriptsOfAllKinds_hasItsColumns(String text, int columns) {
    assertEquals(columns, DisplayWidth.of(text));
  }

  @ParameterizedTest
  @CsvSource({
    "/var/lib, 8, /var/lib",
    "/var/lib, 4, /var",
    "日本語, 5, 日本",
    "日本語, 1, ''",
    "o\u0308ö, 1, o\u0308", // what stands on the last character stays with it
    "a📦b, 2, a",
    "'', 3, ''",
  })
  void text_thatIsCut_endsBeforeWhatDoesNotFit(String text, int columns, String cut) {
    assertEquals(cut, DisplayWidth.cut(text, columns));
  }
}
