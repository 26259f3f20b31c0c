package criu.mount.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.syscall.RawString;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalMountsTests {

  private static ExternalMounts parse(String... values) {
    return ExternalMounts.parse(List.of(values).stream().map(RawString::of).toList());
  }

  @Test
  void giveTheRightSide_forTheLeft() {
    assertEquals(
        Optional.of(RawString.of("key")), parse("mnt[/data]:key").get(RawString.of("/data")));
  }

  @Test
  void takeTheLaterValue_whenTwoHaveTheSameLeftSide() {
    assertEquals(
        Optional.of(RawString.of("b")), parse("mnt[/x]:a", "mnt[/x]:b").get(RawString.of("/x")));
  }

  @Test
  void keepBrackets_ofAMountpoint() {
    assertEquals(Optional.of(RawString.of("k")), parse("mnt[/a]:b]:k").get(RawString.of("/a]:b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mnt", "mnt[/data]", "mnt[]:key", "/data:key", "dev[8/1]:disk"})
  void refuseAnyOtherForm_andShowIt(String value) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> parse(value));
    assertTrue(String.valueOf(refused.getMessage()).contains("--external " + value));
  }
}
