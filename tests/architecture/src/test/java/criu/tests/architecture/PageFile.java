package criu.tests.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown page of the repository.
 *
 * @param path where it is, from the root
 * @param text what stands in it, without its code blocks
 * @param blocks its code blocks, each begun by its kind
 */
record PageFile(Path path, String text, List<String> blocks) {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  static PageFile read(String path) {
    return read(SourceFile.root().resolve(path));
  }

  /** Returns all pages: those at the root, and those of the documentation. */
  static List<PageFile> all() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String place : List.of("", "docs", "docs/user", "docs/decisions")) {
      try (Stream<Path> found = Files.list(SourceFile.root().resolve(place))) {
        found.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
      }
    }
    return files.stream().map(PageFile::read).toList();
  }

  private static PageFile read(Path file) {
    try {
      StringBuilder text = new StringBuilder();
      List<String> blocks = new ArrayList<>();
      String[] parts = Files.readString(file).split("(?m)^```", -1);
      for (int i = 0; i < parts.length; i++) {
        if (i % 2 == 0) {
          text.append(parts[i]);
        } else {
          blocks.add(parts[i]);
        }
      }
      return new PageFile(SourceFile.root().relativize(file), text.toString(), blocks);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns where it links to. */
  List<String> links() {
    return LINK.matcher(text).results().map(link -> link.group(1)).toList();
  }

  /** Returns the names by which its headings are linked to. */
  List<String> anchors() {
    return HEADING.matcher(text).results().map(PageFile::anchor).toList();
  }

  private static String anchor(MatchResult heading) {
    String words = heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w\\s-]", "");
    return words.strip().replace(' ', '-');
  }

  /** Returns the lines of its blocks of a kind. */
  List<String> lines(String kind) {
    return blocks.stream()
        .filter(block -> block.startsWith(kind + "\n"))
        .flatMap(block -> block.lines().skip(1))
        .toList();
  }

  /** Returns the words in backquotes in the first column of its tables. */
  List<String> firstColumn() {
    return text.lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(1, line.indexOf('|', 1)))
        .flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell).results())
        .map(word -> word.group(1))
        .toList();
  }
}
