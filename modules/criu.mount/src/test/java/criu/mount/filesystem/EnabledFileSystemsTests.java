package criu.mount.filesystem;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.syscall.RawString;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnabledFileSystemsTests {

  private static EnabledFileSystems parse(String... values) {
    return EnabledFileSystems.parse(List.of(values).stream().map(RawString::of).toList());
  }

  @Test
  void unitesAllLists() {
    EnabledFileSystems enabled = parse("vfat,ext4", "nfs");
    assertTrue(enabled.has(RawString.of("ext4")));
    assertTrue(enabled.has(RawString.of("nfs")));
    assertFalse(enabled.has(RawString.of("xfs")));
  }

  @Test
  void all_isEveryTypeWithoutARuleOfItsOwn() {
    EnabledFileSystems enabled = parse("all");
    assertTrue(enabled.has(RawString.of("xfs")));
    assertFalse(enabled.has(RawString.of("tmpfs")));
    assertFalse(enabled.has(RawString.of("fuse")));
  }
}
