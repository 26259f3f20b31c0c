package criu.plugins.hostpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criu.plugin.PathBytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTests {
  @ParameterizedTest
  @CsvSource({
    "/data, /data, ''",
    "/data/*, /data/a, a",
    "/data/**, /data/a/b, a/b",
    "/*/b-*, /a/b-c-d, a|c-d",
    "/*-*, /a-b-c, a|b-c",
    "/**/x/*, /a/x/x/b, a/x|b",
    "/**.d/*, /é/b.d/ç, é/b|ç"
  })
  void path_givesWhatEachWildcardMatched(String pattern, String path, String matched) {
    List<String> expected = matched.isEmpty() ? List.of() : List.of(matched.split("\\|", -1));
    assertEquals(
        Optional.of(expected.stream().map(PathPatternTests::latin1).toList()),
        new PathPattern(PathBytes.of(pattern)).of(PathBytes.of(path)));
  }

  private static String latin1(String text) {
    return PathBytes.of(text).latin1();
  }

  @ParameterizedTest
  @CsvSource({
    "/data, /data2",
    "/data, /dat",
    "/data/*, /data/a/b",
    "/data/*, /data",
    "/data/**, /data",
    "/*.conf, /a/b.conf",
    "/*.conf, /.conf"
  })
  void otherPath_isNotMatched(String pattern, String path) {
    assertEquals(Optional.empty(), new PathPattern(PathBytes.of(pattern)).of(PathBytes.of(path)));
  }

  @Test
  void template_isFilledByNumber() {
    PathTemplate template = new PathTemplate(PathBytes.of("/srv/{2}/{1}{1}.x"), 2);
    assertEquals(PathBytes.of("/srv/b/aa.x"), template.filled(List.of("a", "b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"srv", "/{0}", "/{3}", "/{x}", "/{}", "/{1"})
  void malformedTemplate_isRefused(String template) {
    assertThrows(IllegalArgumentException.class, () -> new PathTemplate(PathBytes.of(template), 2));
  }
}
