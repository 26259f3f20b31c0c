package criu.syscall.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemoryLayout.PathElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whether Java and the C compiler of this machine agree on every struct and constant. */
class LayoutTests {
  private static final Path SOURCE = Path.of("../../native-headers/layout-check.c");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> javaAgreesWithTheCompiler() throws Exception {
    return lines().stream().map(line -> DynamicTest.dynamicTest(line, () -> compare(line)));
  }

  @Test
  void everyConstantThatIsBoundIsCompared() throws Exception {
    Set<String> compared =
        lines().stream().map(line -> line.split(" ", -1)[1]).collect(Collectors.toSet());
    assertEquals(
        List.of(), Generated.constants().filter(name -> !compared.contains(name)).toList());
  }

  private List<String> lines() throws IOException, InterruptedException {
    assumeTrue(hasCompiler(), "there is no gcc on the path");
    Path program = folder.resolve("layout-check");
    assertEquals("", run("gcc", "-Wall", "-o", program.toString(), SOURCE.toString()));
    List<String> lines = run(program.toString()).lines().toList();
    assertTrue(lines.size() > 300, lines::toString);
    return lines;
  }

  private static void compare(String line) throws ReflectiveOperationException {
    String[] words = line.split(" ", -1);
    assumeFalse(words[0].equals("absent"), "these headers are older than " + words[1]);
    long actual =
        switch (words[0]) {
          case "sizeof" -> Generated.layout(words[1]).byteSize();
          case "offsetof" ->
              Generated.layout(words[1]).byteOffset(PathElement.groupElement(words[2]));
          default -> constant(words[1]);
        };
    assertEquals(Long.parseLong(words[words.length - 1]), actual);
  }

  private static long constant(String name) throws ReflectiveOperationException {
    OptionalLong bound = Generated.constant(name);
    return bound.isPresent() ? bound.getAsLong() : Numbers.byName(name).orElseThrow();
  }

  private static boolean hasCompiler() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gcc")));
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var output = process.inputReader()) {
      String text = output.lines().collect(Collectors.joining("\n"));
      assertEquals(0, process.waitFor(), text);
      return text;
    }
  }
}
