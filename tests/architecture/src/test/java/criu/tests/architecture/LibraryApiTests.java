package criu.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What other programs, and plugins by reflection, see of {@code criu.mount}, compared with a file
 * that is reviewed: names stay, and what is added reads.
 */
final class LibraryApiTests {
  private static final String REVIEWED = "/public-api/criu.mount.expected.txt";

  @Test
  void publicMembers_areThoseThatWereReviewed() throws IOException {
    Stream<String> lines =
        Product.CLASSES.stream()
            .filter(type -> type.getPackageName().equals("criu.mount"))
            .map(JavaClass::reflect)
            .filter(type -> Modifier.isPublic(type.getModifiers()))
            .flatMap(LibraryApiTests::lines)
            .sorted();
    assertEquals(reviewed(), String.join("\n", lines.toList()) + "\n");
  }

  private static Stream<String> lines(Class<?> type) {
    Stream<String> members =
        Stream.of(type.getDeclaredConstructors(), type.getDeclaredMethods())
            .flatMap(Arrays::stream)
            .filter(LibraryApiTests::isSeen)
            .map(Executable::toGenericString);
    Stream<String> fields =
        Arrays.stream(type.getDeclaredFields())
            .filter(LibraryApiTests::isSeen)
            .map(Field::toGenericString);
    return Stream.of(Stream.of(type.toGenericString()), fields, members).flatMap(part -> part);
  }

  private static boolean isSeen(Member member) {
    return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
  }

  private static String reviewed() throws IOException {
    try (InputStream in = LibraryApiTests.class.getResourceAsStream(REVIEWED)) {
      return new String(
          Objects.requireNonNull(in, REVIEWED).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
