package criu.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules that only the sources show. */
final class SourceTests {
  private static final int MOST_LINES = 400;
  private static final int SECOND_LOOK = 250;

  /** Paths of one machine, words for what is not done, and names that say nothing to a reader. */
  private static final Pattern BANNED =
      Pattern.compile(
          "\"/work/|\"/tmp/|\"/home/|/root/\\.m2|\\b(TODO|FIXME|XXX|HACK)\\b|\\bClaude\\b|\\bLLM\\b");

  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "^public ((abstract|final|sealed|non-sealed|static) )*(class|interface|record|enum|@interface) .*");

  private static final Pattern EMPTY_CATCH =
      Pattern.compile("catch \\([^)]*\\) \\{\\s*}|catch \\([^)]*\\) \\{\\s*;\\s*}");

  @Test
  void sources_areFound() {
    assertTrue(SourceFile.ofTheProduct().size() > 100, "the sources lie elsewhere");
  }

  @Test
  void everyPackage_saysWhatItIsFor_andIsNullMarked() {
    Map<Path, List<SourceFile>> packages =
        SourceFile.ofTheProduct().stream()
            .filter(file -> !file.name().equals("module-info.java"))
            .collect(Collectors.groupingBy(file -> file.path().resolveSibling("")));
    assertEquals(
        List.of(),
        packages.entrySet().stream()
            .filter(
                one -> one.getValue().stream().noneMatch(file -> describes(file, one.getValue())))
            .map(Map.Entry::getKey)
            .toList());
  }

  /** A folder with a description alone is that of a generated package, whose nulls are unknown. */
  private static boolean describes(SourceFile file, List<SourceFile> folder) {
    return file.name().equals("package-info.java")
        && file.lines().getFirst().startsWith("/**")
        && (folder.size() == 1 || file.lines().contains("@NullMarked"));
  }

  @Test
  void everyModule_saysWhatItIsFor() {
    assertEquals(
        List.of(),
        SourceFile.ofTheProduct().stream()
            .filter(file -> file.name().equals("module-info.java"))
            .filter(file -> !file.lines().getFirst().startsWith("/**"))
            .map(SourceFile::path)
            .toList());
  }

  @Test
  void noFile_isLongerThanAReaderHolds() {
    SourceFile.all().stream()
        .filter(file -> file.lines().size() > SECOND_LOOK)
        .forEach(file -> System.out.println("a second look: " + words(file)));
    assertEquals(
        List.of(),
        SourceFile.all().stream()
            .filter(file -> file.lines().size() > MOST_LINES)
            .map(SourceTests::words)
            .toList());
  }

  private static String words(SourceFile file) {
    return file.path() + " has " + file.lines().size() + " lines";
  }

  @Test
  void everyPublicType_hasJavadoc() {
    assertEquals(
        List.of(),
        SourceFile.ofTheProduct().stream()
            .filter(SourceTests::hidesAType)
            .map(SourceFile::path)
            .toList());
  }

  private static boolean hidesAType(SourceFile file) {
    boolean described = false;
    for (String line : file.lines()) {
      if (PUBLIC_TYPE.matcher(line).matches()) {
        return !described;
      }
      described |= line.startsWith("/**");
    }
    return false;
  }

  @Test
  void noSource_namesAMachineOrLeavesWorkUndone() {
    assertNoLine(SourceFile.ofTheProduct(), line -> BANNED.matcher(line).find());
  }

  @Test
  void everySuppression_hasItsReasonOnItsLine() {
    assertNoLine(
        SourceFile.all().stream().filter(file -> !file.name().equals("SourceTests.java")).toList(),
        line -> line.contains("@Suppress" + "Warnings(") && !line.contains("//"));
  }

  @Test
  void noCatch_isEmptyWithoutAComment() {
    assertEquals(
        List.of(),
        SourceFile.all().stream()
            .filter(file -> EMPTY_CATCH.matcher(file.text()).find())
            .map(SourceFile::path)
            .toList());
  }

  private static void assertNoLine(List<SourceFile> files, Predicate<String> broken) {
    assertEquals(List.of(), files.stream().flatMap(file -> file.linesThat(broken)).toList());
  }
}
