package criu.tests.kernel.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How wide help is: as the environment says, or the terminal, or else 80 columns. */
class HelpWidthTests {
  private static final String EXAMPLE = "\nFor example:\n";

  /** Lines are broken at words: the widest line lacks less than a long word. */
  private static final int LONG_WORD = 25;

  @ParameterizedTest
  @ValueSource(strings = {"", "restore", "show"})
  void help_inAPipe_has80Columns(String command) throws IOException {
    assertWidth(80, printed("env -u COLUMNS '$' " + command + " --help"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "restore", "show"})
  void help_isAsWide_asTheEnvironmentSays(String command) throws IOException {
    assertWidth(60, printed("COLUMNS=60 '$' " + command + " --help"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "restore", "show"})
  void help_isAsWide_asTheTerminal(String command) throws IOException {
    assertWidth(60, onATerminal("stty cols 60; env -u COLUMNS '$' " + command + " --help"));
  }

  @Test
  void commands_onTheTerminalOfErrors_areAsWideAsThat() throws IOException {
    assertWidth(60, onATerminal("stty cols 60; env -u COLUMNS '$' > /dev/null || true"));
  }

  private static String printed(String script) throws IOException {
    return Command.shell(filled(script)).succeeded().out();
  }

  private static String onATerminal(String script) throws IOException {
    Assumptions.assumeTrue(
        Command.shell("command -v script").exit() == 0, "script of util-linux is missing");
    List<String> command = List.of("script", "-qec", filled(script), "/dev/null");
    return Command.run(command, settings -> {}).succeeded().out().replace("\r", "");
  }

  private static String filled(String script) {
    return script.replace("$", CriuMount.launcher().toString());
  }

  private static void assertWidth(int width, String help) {
    int end = help.indexOf(EXAMPLE);
    String text = end < 0 ? help : help.substring(0, end);
    int widest = text.lines().mapToInt(String::length).max().orElse(0);
    assertEquals(width, Math.max(width, widest), help);
    assertTrue(widest > width - LONG_WORD, help);
  }
}
