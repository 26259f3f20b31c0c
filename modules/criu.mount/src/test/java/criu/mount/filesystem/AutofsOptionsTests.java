package criu.mount.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.syscall.RawString;
import org.junit.jupiter.api.Test;

class AutofsOptionsTests {
  private static final String REST = "timeout=300,minproto=5,maxproto=5,offset,uid=3,strictexpire";

  private static AutofsOptions options(String daemon) {
    return AutofsOptions.of(RawString.of(daemon + REST));
  }

  @Test
  void areThoseOfTheMount_withoutWhatIsTheDaemons() {
    AutofsOptions options = options("fd=4,pgrp=9,pipe_ino=77,");
    assertFalse(options.isCatatonic());
    assertEquals(300, options.timeout());
    assertEquals(2, options.mode());
    assertEquals(
        RawString.of("minproto=5,maxproto=5,offset,uid=3,strictexpire"), options.forMount());
  }

  @Test
  void areTheSame_whateverTheDaemonWas() {
    assertTrue(options("fd=-1,pgrp=1,pipe_ino=-1,").isCatatonic());
    assertEquals(options("fd=-1,pgrp=1,").toCompare(), options("fd=-1,pgrp=2,").toCompare());
  }
}
