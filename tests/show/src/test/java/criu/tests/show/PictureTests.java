package criu.tests.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pictures in {@code docs/pictures} are what the command makes of what lies beside them: files
 * with a mountinfo, and folders with the JSON of images. Run with {@code
 * -Dcriu.pictures.write=true} to have them written.
 */
final class PictureTests {
  private static final Path PICTURES = Programs.repository().resolve("docs/pictures");

  @TempDir private Path temporary;

  @TestFactory
  Stream<DynamicTest> picture_ofAMountinfo_isWhatTheCommandDraws() throws IOException {
    return tests(".mountinfo", (source, name) -> check(name, source));
  }

  @TestFactory
  Stream<DynamicTest> picture_ofImages_isWhatTheCommandDraws() throws IOException {
    return tests(".images", (source, name) -> check(name, encoded(source, name)));
  }

  private interface Check {
    void of(Path source, String name) throws IOException;
  }

  private static Stream<DynamicTest> tests(String ending, Check check) throws IOException {
    List<Path> sources = listed(PICTURES, ending);
    assertFalse(sources.isEmpty(), ending);
    return sources.stream()
        .map(source -> {
          String file = source.getFileName().toString();
          String name = file.substring(0, file.length() - ending.length());
          return DynamicTest.dynamicTest(file, () -> check.of(source, name));
        });
  }

  private static List<Path> listed(Path directory, String ending) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** Makes images of their JSON, in a directory that has the name of the picture. */
  private Path encoded(Path source, String name) throws IOException {
    Path images = Files.createDirectory(temporary.resolve(name));
    for (Path json : listed(source, ".json")) {
      String image = json.getFileName().toString().replace(".json", ".img");
      String to = images.resolve(image).toString();
      Programs.output("encode", "-i", json.toString(), "-o", to);
    }
    return images;
  }

  private static void check(String name, Path subject) throws IOException {
    Path picture = PICTURES.resolve(name + ".svg");
    // Its name is the title, so it is looked at by that name alone.
    List<String> command =
        List.of(
            "sh",
            "-c",
            "cd \"$1\" && exec \"$2\" show \"$3\" --format svg",
            "sh",
            String.valueOf(subject.getParent()),
            Programs.image() + "/bin/criu-mount",
            String.valueOf(subject.getFileName()));
    String drawn = Programs.printed(Programs.run(command), 0, command);
    if (Boolean.getBoolean("criu.pictures.write")) {
      Files.writeString(picture, drawn);
    }
    assertEquals(Files.readString(picture), drawn);
  }
}
