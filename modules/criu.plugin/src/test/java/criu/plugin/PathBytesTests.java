package criu.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PathBytesTests {
  @Property
  void bytesSurvive_whateverTheyAre(@ForAll byte[] bytes) {
    assertArrayEquals(bytes, PathBytes.of(bytes).bytes());
  }

  @Property
  void equality_isThatOfTheBytes(@ForAll @Size(2) byte[] one, @ForAll @Size(2) byte[] other) {
    boolean same = one[0] == other[0] && one[1] == other[1];
    assertEquals(same, PathBytes.of(one).equals(PathBytes.of(other)));
    assertEquals(PathBytes.of(one.clone()).hashCode(), PathBytes.of(one).hashCode());
  }

  @Property
  void resolvedPath_isInItsDirectory(@ForAll byte[] name) {
    PathBytes directory = PathBytes.of("/data");
    assertTrue(directory.resolve(PathBytes.of(name)).isIn(directory));
  }

  @Property
  void text_isReadBackAsItWas(@ForAll String text) {
    String encodable = new String(text.getBytes(UTF_8), UTF_8);
    assertEquals(encodable, PathBytes.of(text).toString());
  }

  @Test
  void isIn_needsAWholeName() {
    assertTrue(PathBytes.of("/data").isIn(PathBytes.of("/data")));
    assertTrue(PathBytes.of("/data/a").isIn(PathBytes.of("/data")));
    assertTrue(PathBytes.of("/data").isIn(PathBytes.of("/")));
    assertFalse(PathBytes.of("/database").isIn(PathBytes.of("/data")));
    assertFalse(PathBytes.of("/").isIn(PathBytes.of("/data")));
  }

  @Test
  void resolve_joinsByOneSlash() {
    PathBytes expected = PathBytes.of("/a/b");
    assertEquals(expected, PathBytes.of("/a").resolve(PathBytes.of("b")));
    assertEquals(expected, PathBytes.of("/a/").resolve(PathBytes.of("/b")));
    assertEquals(PathBytes.of("/b"), PathBytes.of("/").resolve(PathBytes.of("b")));
  }

  @Test
  void resolve_ofNothing_changesNothing() {
    PathBytes path = PathBytes.of("/a");
    assertEquals(path, path.resolve(PathBytes.of("")));
    assertEquals(path, path.resolve(PathBytes.of("/")));
  }

  @Test
  void bytesThatAreNotUtf8_areShownAsReplacementCharacters() {
    assertEquals("/\uFFFD", PathBytes.of(new byte[] {'/', (byte) 0xFF}).toString());
  }

  @Test
  void charactersThatAreNotBytes_areRefused() {
    var thrown = assertThrows(IllegalArgumentException.class, () -> new PathBytes("/\u0100"));
    assertEquals("a character above U+00FF is not a byte: /\u0100", thrown.getMessage());
  }
}
