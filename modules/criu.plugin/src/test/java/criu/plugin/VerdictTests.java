package criu.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class VerdictTests {
  @Test
  void answersAtDump_areValues() {
    assertEquals(new DumpVerdict.NotMine(), DumpVerdict.notMine());
    assertEquals(new DumpVerdict.Claimed(false), DumpVerdict.claimed());
    assertEquals(new DumpVerdict.Claimed(true), DumpVerdict.claimedWithContent());
    assertNotEquals(DumpVerdict.notMine(), DumpVerdict.claimed());
  }

  @Test
  void answersAtRestore_areValues() {
    assertEquals(new RestoreVerdict.NotMine(), RestoreVerdict.notMine());
    assertEquals(new RestoreVerdict.Mounted(TargetKind.FILE), RestoreVerdict.mountedFile());
    assertEquals(
        new RestoreVerdict.Mounted(TargetKind.DIRECTORY), RestoreVerdict.mountedDirectory());
    assertNotEquals(RestoreVerdict.mountedFile(), RestoreVerdict.mountedDirectory());
  }

  @Test
  void eachAnswer_hasItsWordInAnExhaustiveSwitch() {
    assertEquals("pass", word(DumpVerdict.notMine()));
    assertEquals("take", word(DumpVerdict.claimed()));
  }

  private static String word(DumpVerdict verdict) {
    return switch (verdict) {
      case DumpVerdict.NotMine() -> "pass";
      case DumpVerdict.Claimed(boolean withContent) -> "take";
    };
  }
}
