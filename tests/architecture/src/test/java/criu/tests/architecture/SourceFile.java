package criu.tests.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A hand-written source file of the repository.
 *
 * @param path where it is, from the root of the repository
 * @param lines its lines
 */
record SourceFile(Path path, List<String> lines) {
  private static final Path ROOT = root();

  /** Returns the root of the repository, in whose folder {@code modules} lies. */
  static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("modules"))) {
      at = at.getParent();
    }
    return at;
  }

  /**
   * Returns the sources of the modules, of the tool that makes the manual and of the sample plugin.
   */
  static List<SourceFile> ofTheProduct() {
    return of(path -> path.toString().contains("/src/main/java/"));
  }

  /** Returns those and the sources of all tests. */
  static List<SourceFile> all() {
    return of(path -> path.toString().matches(".*/src/(main|test)/java/.*"));
  }

  private static List<SourceFile> of(Predicate<Path> wanted) {
    return Stream.of("modules", "docs/manual", "tests")
        .flatMap(folder -> javaFiles(ROOT.resolve(folder)).stream())
        .filter(wanted)
        .sorted()
        .map(SourceFile::read)
        .toList();
  }

  private static List<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !path.toString().contains("/target/"))
          .filter(path -> !path.toString().contains("/tests/plugins/template/")) // an author's
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile read(Path path) {
    try {
      return new SourceFile(ROOT.relativize(path), Files.readAllLines(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns its name without the folders. */
  String name() {
    return String.valueOf(path.getFileName());
  }

  /** Returns all lines as one text. */
  String text() {
    return String.join("\n", lines);
  }

  /** Returns the places of the lines that a predicate holds for, as {@code file:line: text}. */
  Stream<String> linesThat(Predicate<String> wanted) {
    return IntStream.range(0, lines.size())
        .filter(i -> wanted.test(lines.get(i)))
        .mapToObj(i -> path + ":" + (i + 1) + ": " + lines.get(i).strip());
  }
}
