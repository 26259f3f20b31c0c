package criu.tests.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made twice is the same bytes. {@code tests/packages/reproducible} builds all twice. */
final class ReproducibleTests {

  @ParameterizedTest
  @ValueSource(strings = {"criu-mount.aot", "criu-mount-plugins.jsa"})
  void archiveOfClasses_ofAnImageInAnotherPlace_isTheSame(String name, @TempDir Path directory)
      throws IOException {
    Path copy = directory.resolve("another image");
    Programs.run("cp", "-a", Built.IMAGE.toString(), copy.toString()).succeeded();
    Files.delete(copy.resolve("lib").resolve(name));
    Programs.run(Built.REPOSITORY.resolve("jlink/src/train").toString(), copy.toString())
        .succeeded();
    long difference = firstDifference(copy, name);
    // Which lambdas the JVM makes depends on how threads of the training meet.
    assumeTrue(
        difference == -1, name + " differs at byte " + difference + " between two trainings");
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
