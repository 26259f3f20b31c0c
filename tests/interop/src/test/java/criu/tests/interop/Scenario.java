package criu.tests.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One script of {@code tests/interop/scenarios}. Its first line says what it is a row of: {@code #
 * row: DUMPER | RESTORER | WHAT IS DUMPED}.
 *
 * @param script the script
 * @param dumper the program that dumps
 * @param restorer the program that restores
 * @param subject what is dumped
 */
record Scenario(Path script, String dumper, String restorer, String subject) {
  private static final String OPENING = "# row: ";

  /** Returns all scenarios of a directory by name; the library is none. */
  static List<Scenario> in(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> scripts =
          files
              .filter(file -> file.toString().endsWith(".sh"))
              .filter(file -> !file.endsWith("lib.sh"))
              .sorted()
              .toList();
      return scripts.stream().map(Scenario::read).toList();
    }
  }

  private static Scenario read(Path script) {
    try (Stream<String> lines = Files.lines(script)) {
      String first = lines.findFirst().orElse("");
      String[] cells = first.replace(OPENING, "").split(" \\| ", -1);
      if (!first.startsWith(OPENING) || cells.length != 3) {
        throw new AssertionError(script + " must begin with '" + OPENING + "A | B | C'");
      }
      return new Scenario(script, cells[0], cells[1], cells[2]);
    } catch (IOException e) {
      throw new AssertionError(script + " cannot be read", e);
    }
  }

  /** Tells whether CRIU's plugins of the tests are asked for. */
  boolean needsPlugins() {
    return name().startsWith("criu-so-");
  }

  /** Returns the row of the table, with how the scenario ended. */
  String row(String result) {
    return "| " + String.join(" | ", subject, dumper, restorer, result) + " |";
  }

  /** Returns the name of the script without its ending. */
  String name() {
    String file = script.getFileName().toString();
    return file.substring(0, file.length() - ".sh".length());
  }
}
