package criu.mount.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.syscall.RawString;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class RawPathsTests {

  private static RawString raw(String text) {
    return RawString.of(text);
  }

  @Test
  void isWithin_nameThatOnlyBeginsAlike_isOutside() {
    assertFalse(RawPaths.isWithin(raw("/a"), raw("/ab")));
    assertTrue(RawPaths.isWithin(raw("/a"), raw("/a/b")));
    assertTrue(RawPaths.isWithin(raw("/a"), raw("/a")));
    assertTrue(RawPaths.isWithin(RawPaths.ROOT, raw("/a")));
    assertFalse(RawPaths.isWithin(raw("/a"), RawPaths.ROOT));
  }

  @Test
  void isWithin_rootThatIsNoPath_isOutside() {
    assertFalse(RawPaths.isWithin(RawPaths.ROOT, raw("mnt:[4026531841]")));
  }

  @Test
  void normalized_pathWithDotsAndSlashes_isAsMountinfoShowsIt() {
    assertEquals(raw("/a/b"), RawPaths.normalized(raw("./a//./b/")));
    assertEquals(raw("/b"), RawPaths.normalized(raw("/a/../../b")));
    assertEquals(RawPaths.ROOT, RawPaths.normalized(raw("")));
  }

  @Test
  void below_pathOutside_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> RawPaths.below(raw("/a"), raw("/b")));
  }

  @Test
  void parentAndName_ofRoot_areRootAndNothing() {
    assertEquals(RawPaths.ROOT, RawPaths.parent(RawPaths.ROOT));
    assertEquals(RawString.EMPTY, RawPaths.name(RawPaths.ROOT));
    assertEquals(RawPaths.ROOT, RawPaths.parent(raw("/a")));
    assertEquals(raw("/a"), RawPaths.parent(raw("/a/b")));
    assertEquals(raw("b"), RawPaths.name(raw("/a/b")));
  }

  @Test
  void depth_ofPaths_countsNames() {
    assertEquals(0, RawPaths.depth(RawPaths.ROOT));
    assertEquals(1, RawPaths.depth(raw("/a")));
    assertEquals(3, RawPaths.depth(raw("/a/b/c")));
  }

  @Property
  void joinAndBelow_anyPaths_areInverse(
      @ForAll("paths") RawString directory, @ForAll("paths") RawString path) {
    RawString part = RawPaths.below(RawPaths.ROOT, path);
    RawString joined = RawPaths.join(directory, part);
    assertTrue(RawPaths.isWithin(directory, joined));
    assertEquals(part, RawPaths.below(directory, joined));
    assertEquals(RawPaths.depth(directory) + RawPaths.depth(path), RawPaths.depth(joined));
  }

  @Property
  void parentAndName_anyPathButRoot_joinToThePath(@ForAll("paths") RawString path) {
    assertEquals(path, RawPaths.join(RawPaths.parent(path), RawPaths.name(path)));
  }

  @Provide
  static Arbitrary<RawString> paths() {
    Arbitrary<String> names =
        Arbitraries.strings()
            .withCharRange('\u0001', '\u00FF')
            .excludeChars('/')
            .ofMinLength(1)
            .ofMaxLength(4);
    return names
        .list()
        .ofMaxSize(5)
        .map((List<String> list) -> new RawString("/" + String.join("/", list)));
  }
}
