package criu.sample.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criu.plugin.PathBytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingTests {
  @Test
  void pairs_areSeparatedByColons() {
    assertEquals(
        List.of(mapping("/data", "/srv/data"), mapping("/cfg", "/etc/cfg")),
        Mapping.parse("/data=/srv/data:/cfg=/etc/cfg"));
  }

  @Test
  void slashAtTheEnd_isOfNoMatter() {
    assertEquals(List.of(mapping("/data", "/srv")), Mapping.parse("/data/=/srv/"));
  }

  @Test
  void prefixAlone_hasNoSource() {
    assertEquals(
        List.of(new Mapping(PathBytes.of("/data"), Optional.empty())), Mapping.parse("/data"));
  }

  @Test
  void emptyText_hasNoMappings() {
    assertEquals(List.of(), Mapping.parse(""));
  }

  @Test
  void relativePath_isRefused() {
    var thrown = assertThrows(IllegalArgumentException.class, () -> Mapping.parse("/a=b"));
    assertEquals(
        "CRIU_SAMPLE_MAP: the path \"b\" does not begin with a slash", thrown.getMessage());
  }

  @Test
  void longestPrefix_wins() {
    List<Mapping> all = Mapping.parse("/=/all:/data/deep=/deep:/data=/srv");
    assertEquals(
        Optional.of(mapping("/data/deep", "/deep")), Mapping.of(PathBytes.of("/data/deep/a"), all));
    assertEquals(Optional.of(mapping("/", "/all")), Mapping.of(PathBytes.of("/database"), all));
  }

  @Test
  void rest_isWhatFollowsThePrefix() {
    assertEquals(PathBytes.of(""), mapping("/data", "/srv").rest(PathBytes.of("/data")));
    assertEquals(PathBytes.of("/a"), mapping("/data", "/srv").rest(PathBytes.of("/data/a")));
    assertEquals(PathBytes.of("/a"), mapping("/", "/srv").rest(PathBytes.of("/a")));
  }

  private static Mapping mapping(String prefix, String source) {
    return new Mapping(PathBytes.of(prefix), Optional.of(PathBytes.of(source)));
  }
}
