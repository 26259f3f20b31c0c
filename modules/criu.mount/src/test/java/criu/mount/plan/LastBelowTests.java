package criu.mount.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criu.mount.model.RawPaths;
import criu.syscall.RawString;
import org.junit.jupiter.api.Test;

final class LastBelowTests {
  private final LastBelow below = new LastBelow();

  private void assertBelow(String wanted, String directory, String path) {
    assertEquals(RawString.of(wanted), below.of(RawString.of(directory), RawString.of(path)));
  }

  @Test
  void of_pathsThatChangeAndComeAgain_isWhatLiesBelowEach() {
    assertBelow("a", "/", "/a");
    assertBelow("a", "/", "/a");
    assertBelow("b", "/a", "/a/b");
    assertBelow("a/b", "/", "/a/b");
    assertBelow("", "/a/b", "/a/b");
    assertBelow("", "/", "/");
  }

  @Test
  void of_pathElsewhereAfterOneThatWasFine_isRefusedEachTime() {
    assertBelow("b", "/a", "/a/b");
    RawString elsewhere = RawString.of("/c");
    for (int i = 0; i < 2; i++) {
      assertThrows(IllegalArgumentException.class, () -> below.of(RawString.of("/a"), elsewhere));
    }
    assertEquals(RawString.EMPTY, below.of(RawPaths.ROOT, RawPaths.ROOT));
  }
}
