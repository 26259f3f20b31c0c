package criu.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log asks of those that write to it. */
class LogTests {

  /** Below level 4 a step would not be printed, and so no words may be made for it. */
  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "3, false", "4, true"})
  void steps_areWantedAtLevel4Only(int level, boolean wanted) throws IOException {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Log.Wish wish = new Log.Wish(level, Optional.empty(), false);
    try (Log log = Log.open(wish, "restore", new Console(nowhere, nowhere, false))) {
      assertEquals(wanted, log.wantsSteps());
    }
  }
}
