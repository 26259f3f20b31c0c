package criu.tests.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The pictures in {@code docs/pictures} are what the command makes of the mountinfo files beside
 * them; run with {@code -Dcriu.pictures.write=true} to have them written.
 */
final class PictureTests {

  @TestFactory
  Stream<DynamicTest> picture_inTheDocs_isWhatTheCommandDraws() throws IOException {
    Path directory = Programs.repository().resolve("docs/pictures");
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> sources =
          files.filter(file -> file.toString().endsWith(".mountinfo")).sorted().toList();
      return sources.stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }
  }

  private static void check(Path source) throws IOException {
    String name = source.getFileName().toString().replace(".mountinfo", "");
    Path picture = source.resolveSibling(name + ".svg");
    // Its name is the title, so it is looked at by that name alone.
    Programs.Result drawn =
        Programs.run(
            List.of(
                "sh",
                "-c",
                "cd \"$1\" && exec \"$2\" show \"$3\" --format svg",
                "sh",
                source.getParent().toString(),
                Programs.image() + "/bin/criu-mount",
                source.getFileName().toString()));
    if (Boolean.getBoolean("criu.pictures.write")) {
      Files.writeString(picture, drawn.out());
    }
    assertEquals(Files.readString(picture), drawn.out());
  }
}
