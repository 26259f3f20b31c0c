package criu.tests.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made twice is the same bytes. {@code tests/packages/reproducible} builds all twice. */
final class ReproducibleTests {
  private static final List<String> FILES =
      List.of(
          "modules",
          "archives/all.aot",
          "archives/dump.aot",
          "archives/plugins.jsa",
          "archives/restore.aot",
          "archives/show.aot");

  @Test
  void image_ofAnotherPlaceAndTraining_isTheSame(@TempDir Path directory) throws IOException {
    Path image = directory.resolve("another image");
    Path lists = directory.resolve("lists");
    Path built = Built.IMAGE.getParent();
    Path java = Path.of(System.getProperty("java.home"));
    Path plugin = Built.IMAGE.resolve("demo/plugins/sample-plugin.jar");
    script("link", java, built.resolve("modules"), image, lists, plugin);
    script("train", image, lists, java);
    for (String name : FILES) {
      assertEquals(-1, firstDifference(image, name), () -> name + " differs at this byte");
    }
  }

  private static void script(String name, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Built.REPOSITORY.resolve("jlink/src").resolve(name).toString());
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    Programs.run(command.toArray(String[]::new)).succeeded();
  }

  private static long firstDifference(Path copy, String name) throws IOException {
    return Files.mismatch(
        Built.IMAGE.resolve("lib").resolve(name), copy.resolve("lib").resolve(name));
  }

  @Test
  void packages_ofOneImage_areTheSame(@TempDir Path directory) throws IOException {
    List<Path> archives = new ArrayList<>();
    for (String place : List.of("a", "b")) {
      archives.add(Built.of(Built.IMAGE, directory.resolve(place)).archive());
    }
    assertEquals(-1, Files.mismatch(archives.getFirst(), archives.getLast()));
  }
}
