package criu.cli.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layout of help. */
class HelpTextTests {
  private static final CommandWords COMMAND =
      new CommandWords(
          "move",
          "moves one thing to a place that is far away from where it was",
          "-t PID [--to mnt[A B]:KEY] [-v[N]]",
          "one &\ncriu-mount move -t $!",
          "",
          List.of(
              new OptionWords(List.of("h", "help"), "", "says how the command is used"),
              new OptionWords(List.of("t", "tree"), "PID", "the process"),
              new OptionWords(
                  List.of("a-name-that-is-long-indeed"), "ARGUMENT", "has a line of its own"),
              new OptionWords(List.of("libdir"), "DIR", "the plugins")));

  @Test
  void options_areGroupedAndAligned_andTheExampleIsIndented() {
    assertEquals(
        """
        usage: criu-mount move -t PID [--to mnt[A B]:KEY] [-v[N]]

        Moves one thing to a place that is far away from where it was.

        Options:
          -t, --tree PID  the process
          --a-name-that-is-long-indeed ARGUMENT
                          has a line of its own

        Plugins:
          --libdir DIR    the plugins

        For every command:
          -h, --help      says how the command is used

        For example:
          one &
          criu-mount move -t $!
        """,
        new HelpText(80).of(COMMAND));
  }

  @Test
  void synopsis_isBrokenBetweenOptions_whenTheTerminalIsNarrow() {
    String hang = "\n" + " ".repeat(22);
    String usage =
        "usage: criu-mount move -t PID" + hang + "[--to mnt[A B]:KEY]" + hang + "[-v[N]]\n";
    String help = new HelpText(45).of(COMMAND);
    assertTrue(help.startsWith(usage), help);
  }

  @Test
  void brackets_areBrokenBetweenWords_whenTheyAreWiderThanTheTerminal() {
    CommandWords wide =
        new CommandWords("go", "goes", "[--one-way THERE | --another-way BACK]", "", "", List.of());
    String usage = "usage: criu-mount go [--one-way THERE |\n" + " ".repeat(20) + "--another-way";
    assertTrue(new HelpText(40).of(wide).startsWith(usage), new HelpText(40).of(wide));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 40, 60, 80, 100, 1000})
  void words_stayInTheTerminal(int columns) {
    int width = Math.clamp(columns, 40, 100);
    assertEquals(
        List.of(),
        new HelpText(columns)
            .of(COMMAND)
            .lines()
            .filter(line -> line.length() > width && line.strip().contains(" "))
            .toList());
  }
}
