package criu.tests.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The table in {@code docs/interop.md}, between its two marks. */
final class InteropTable {
  private static final String BEGIN = "<!-- the table that the tests make -->";
  private static final String END = "<!-- end of the table -->";
  private static final List<String> HEAD =
      List.of("| What | Dumped by | Restored by | Result |", "|---|---|---|---|");

  private final Path page;

  InteropTable(Path page) {
    this.page = page;
  }

  /** Returns the rows that the page has now. */
  List<String> rows() throws IOException {
    List<String> lines = Files.readAllLines(page);
    return lines.subList(lines.indexOf(BEGIN) + 1 + HEAD.size(), lines.indexOf(END));
  }

  /** Puts other rows into the page. */
  void write(Collection<String> rows) throws IOException {
    List<String> lines = Files.readAllLines(page);
    List<String> written = new ArrayList<>(lines.subList(0, lines.indexOf(BEGIN) + 1));
    written.addAll(HEAD);
    written.addAll(rows);
    written.addAll(lines.subList(lines.indexOf(END), lines.size()));
    Files.write(page, written);
  }
}
