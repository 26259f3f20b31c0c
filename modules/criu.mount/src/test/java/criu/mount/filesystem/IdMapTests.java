package criu.mount.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.mount.model.IdMap;
import criu.mount.model.IdMap.Extent;
import criu.mount.model.UserNamespace;
import criu.syscall.RawString;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Ids of user namespaces, and owners among the options of mounts. */
final class IdMapTests {
  private static final IdMap TWO =
      new IdMap(List.of(new Extent(0, 1000, 1), new Extent(1, 100_000, 65_535)));
  private static final IdMap ALL = new IdMap(List.of(new Extent(0, 0, 0xFFFF_FFFFL)));
  private static final UserNamespace USER = new UserNamespace(10, TWO, TWO);

  @Test
  void inside_ofIdsOnEachBorderOfAnExtent_isInThatExtent() {
    assertEquals(OptionalLong.of(0), TWO.inside(1000));
    assertEquals(OptionalLong.empty(), TWO.inside(1001));
    assertEquals(OptionalLong.of(1), TWO.inside(100_000));
    assertEquals(OptionalLong.of(65_535), TWO.inside(165_534));
    assertEquals(OptionalLong.empty(), TWO.inside(165_535));
  }

  @Test
  void outside_undoesInside() {
    for (long id : List.of(0L, 1L, 65_535L)) {
      assertEquals(OptionalLong.of(id), TWO.inside(TWO.outside(id).orElseThrow()));
    }
    assertEquals(OptionalLong.empty(), TWO.outside(65_536));
  }

  @Test
  void options_changeInOwnersOnly() {
    RawString shown = new RawString("size=4k,uid=1000,gid=100005,mode=755,uid0=1,resuid=1000");
    RawString inside = new RawString("size=4k,uid=0,gid=6,mode=755,uid0=1,resuid=1000");
    assertEquals(inside, OwnerOptions.inside(shown, USER));
    assertEquals(shown, OwnerOptions.outside(inside, USER));
  }

  @Test
  void options_withAnIdThatNothingStandsFor_stay() {
    RawString shown = new RawString("uid=7,gid=nobody");
    assertEquals(shown, OwnerOptions.inside(shown, USER));
  }

  @Test
  void options_ofTheInitialNamespace_stay() {
    assertTrue(ALL.isIdentity());
    RawString shown = new RawString("uid=7");
    assertEquals(shown, OwnerOptions.inside(shown, new UserNamespace(1, ALL, ALL)));
  }
}
