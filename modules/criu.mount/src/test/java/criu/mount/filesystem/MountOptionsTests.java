package criu.mount.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.syscall.FsConfig;
import criu.syscall.RawString;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountOptionsTests {

  private static FsConfig flag(String key) {
    return new FsConfig.SetFlag(RawString.of(key));
  }

  private static FsConfig string(String key, String value) {
    return new FsConfig.SetString(RawString.of(key), RawString.of(value));
  }

  private static List<FsConfig> commands(String options) {
    return MountOptions.commands(RawString.of(options));
  }

  @Test
  void areFlagsAndValues_separatedByCommas() {
    assertEquals(
        List.of(string("size", "1024k"), flag("inode64"), string("mode", "755")),
        commands("size=1024k,inode64,mode=755"));
  }

  @Test
  void areNone_whenThereIsNothingButCommas() {
    assertEquals(List.of(), commands(",,"));
  }

  @Test
  void haveTheirOctalEscapesDecoded_asMountinfoPrintsThem() {
    assertEquals(
        List.of(string("lowerdir", "/a b:/c,d"), flag("volatile")),
        commands("lowerdir=/a\\040b:/c\\054d,volatile"));
  }

  @Test
  void keepACommaInAValue_behindAnEscapedBackslash() {
    assertEquals(List.of(string("lowerdir", "/a\\,b")), commands("lowerdir=/a\\134,b"));
  }

  @Test
  void becomeTheDataOfMount_withCommasEscaped() {
    assertEquals(
        RawString.of("lowerdir=/a\\,b,volatile"),
        MountOptions.data(List.of(string("lowerdir", "/a,b"), flag("volatile"))));
  }
}
