package criu.tests.kernel.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of the documentation, as far as it can be run: its blocks marked {@code sh}, each with the
 * block marked {@code text} that follows it, which is what it prints.
 *
 * @param path the page
 * @param examples its examples in order
 */
record Page(Path path, List<Example> examples) {
  private static final Path ROOT = Path.of("../..");

  /**
   * Lines for a shell.
   *
   * @param line where they begin
   * @param script the lines
   * @param output what they print, if the page says so
   */
  record Example(int line, String script, Optional<String> output) {}

  static Page read(String name) throws IOException {
    Path path = ROOT.resolve(name);
    List<Example> examples = new ArrayList<>();
    String kind = "";
    int begun = 0;
    List<String> block = new ArrayList<>();
    List<String> lines = Files.readAllLines(path);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.startsWith("```")) {
        block.add(line);
      } else if (kind.isEmpty()) {
        kind = line.length() > 3 ? line.substring(3) : "-";
        begun = i + 2;
        block.clear();
      } else {
        add(examples, kind, begun, String.join("\n", block) + "\n");
        kind = "";
      }
    }
    return new Page(path, List.copyOf(examples));
  }

  private static void add(List<Example> examples, String kind, int line, String text) {
    if (kind.equals("sh")) {
      examples.add(new Example(line, text, Optional.empty()));
    } else if (kind.equals("text")) {
      Example last = examples.removeLast();
      if (last.output.isPresent()) {
        throw new AssertionError("line " + line + ": nothing prints this");
      }
      examples.add(new Example(last.line, last.script, Optional.of(text)));
    }
  }
}
